import SourceText
import StaticChecks
import TestSupport
import Testing

struct BodyMismatchTests {
  @Test(arguments: [
    ("name: ab\n  port: 1️⃣many2️⃣", "in the body, port: must be an integer, not a string"),
    ("name: ab\n  port: 1️⃣702342️⃣", "in the body, port: must be at most 65535"),
    (
      "name: ab\n  port: 1️⃣$PORT2️⃣",
      "in the body, port: must be an integer, not a string, which is what \"$PORT\" is sent as"
    ),
    ("name: ab\n  enabled: 1️⃣\"yes\"2️⃣", "in the body, enabled: must be a boolean, not a string"),
    ("name: ab\n  kind: 1️⃣lage2️⃣", "in the body, kind: must be one of \"small\", \"large\"; nearest is \"large\""),
    ("name: 1️⃣X2️⃣", "in the body, name: must have at least 2 characters"),
    ("name: ab\n  owner_id: 1️⃣me2️⃣", "in the body, owner_id: must be a UUID"),
    ("name: ab\n  tags: [a, 1️⃣12️⃣]", "in the body, tags[1]: must be a string, not an integer"),
    ("name: ab\n  1️⃣prot2️⃣: 80", "in the body, prot: is not a declared field; nearest is \"port\""),
  ])
  func reportsWhatTheSchemaForbids(_ members: String, _ message: String) {
    let page = SmallAPI.creation(members)
    let found = SmallAPI.check(page, BodyMismatch())
    #expect(found.first?.message == message)
    #expect(found.allSatisfy { $0.severity == .error && $0.rule == "body-mismatch" })
    #expect(page.isMarked(found.first?.range))
  }

  @Test func reportsARequiredFieldWhereTheBodyStands() {
    let found = SmallAPI.check(SmallAPI.creation("kind: small"), BodyMismatch())
    #expect(found.map(\.message) == ["in the body, name: is required"])
    #expect(found.first?.range?.start == SourcePosition(line: 6, column: 3))
  }

  @Test func reportsAMissingBody() {
    let page = SmallAPI.page("url: 1️⃣/v1/things2️⃣\nmethod: POST")
    let found = SmallAPI.check(page, BodyMismatch())
    #expect(found.map(\.message) == ["POST /v1/things (Small) requires a body, and this request has none"])
    #expect(page.isMarked(found.first?.range))
  }

  @Test func offersToRenameAField() {
    let found = SmallAPI.check(SmallAPI.creation("name: ab\n  prot: 80"), BodyMismatch())
    #expect(found.first?.fix == .init("write `port`", replacement: "port"))
  }

  @Test(arguments: [
    ("name: ab\n  open: {1️⃣knwon2️⃣: x}", "in the body, open.knwon: is not a declared field; nearest is \"known\""),
    ("name: ab\n  link: 1️⃣x2️⃣", "in the body, link: must be a URI with its scheme, such as https://example.com"),
  ])
  func onlyWarnsOfWhatIsOpenToReading(_ members: String, _ message: String) {
    let page = SmallAPI.creation(members)
    let found = SmallAPI.check(page, BodyMismatch())
    #expect(found.allSatisfy { $0.severity == .warning })
    #expect(found.map(\.message) == [message])
  }

  @Test(arguments: [
    ("price: {type: 1️⃣tiered2️⃣}", "price.type: must be one of \"flat\", \"unit\""),
    ("chosen: {type: 1️⃣untit2️⃣}", "chosen.type: must be one of \"flat\", \"unit\"; nearest is \"unit\""),
    ("price: {type: unit, price: 1️⃣x2️⃣}", "price.price: must be an integer, not a string"),
    (
      "price: {type: flat, nested: {type: flat, nested: {type: 1️⃣x2️⃣}}}",
      "price.nested.nested.type: must be one of \"flat\", \"unit\""
    ),
  ])
  func saysWhichBranchOfAUnionWasMeant(_ member: String, _ message: String) {
    let page = SmallAPI.creation("name: ab\n  \(member)")
    let found = SmallAPI.check(page, BodyMismatch())
    #expect(found.map(\.message) == ["in the body, \(message)"])
    #expect(found.map(\.severity) == [.error])
    #expect(page.isMarked(found.first?.range))
  }

  @Test func refusesWhatNoBranchTakes() {
    let found = SmallAPI.check(SmallAPI.creation("name: ab\n  source: {path: x, url: y}"), BodyMismatch())
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.severity == .error && $0.message.contains("is not a declared field") })
  }

  @Test func letsThePageShowARefusal() {
    let page = SmallAPI.page("url: /v1/things\nmethod: POST\nstatus_code: 400\nbody: {nmae: x}")
    #expect(SmallAPI.check(page, BodyMismatch()).isEmpty)
  }

  @Test(arguments: [
    "{\"name\": \"ab\",1️⃣}2️⃣", "{\"name\": \"ab\", \"port\": 1, 1️⃣n2️⃣ame: 1}",
    "{\"name\": \"ab\",\n  \"kind\": \"small\"\n  1️⃣\"2️⃣port\": 1}",
  ])
  func reportsATextThatBeginsAsJSON(_ body: String) {
    let page = MarkedText(
      "```sh\ncurl https://us.api.konghq.com/v1/things -H 'Content-Type: application/json' \\\n  -d '\(body)'\n```\n")
    let found = SmallAPI.check(page, BodyMismatch()).filter { $0.message.hasPrefix("the body begins as JSON") }
    #expect(found.map(\.severity) == [.error])
    #expect(page.isMarked(found.first?.range))
  }

  @Test(arguments: [
    "name: ab", "name: $NAME", "name: ab\n  owner_id: $ID", "name: ab\n  kind: ${KIND}", "name: ab\n  source: {url: x}",
    "name: ab\n  port: '{vault://env/port}'", "name: ab\n  port: 80\n  enabled: true\n  tags: [a, $B]",
    "name: ab\n  id: x",
    "name: ab\n  open: {known: x}",
  ])
  func acceptsWhatFits(_ members: String) {
    #expect(SmallAPI.check(SmallAPI.creation(members), BodyMismatch()).map(\.message) == [])
  }

  @Test(arguments: [
    "url: /v1/things\nmethod: POST\nbody_cmd: $(cat x)", "url: /v1/nothing\nmethod: POST\nbody: {x: 1}",
    "url: /v1/things\nmethod: POST\nheaders: ['Content-Type: text/csv']\nbody: {x: 1}", "url: /v1/things",
  ])
  func saysNothingOfWhatItCannotJudge(_ keys: String) {
    #expect(SmallAPI.check(SmallAPI.page(keys), BodyMismatch()).map(\.message) == [])
  }
}

import SourceText
import StaticChecks
import TestSupport
import Testing

struct CaptureMismatchTests {
  private func check(_ page: MarkedText) -> [Diagnostic] { SmallAPI.check(page, CaptureMismatch()) }

  private func page(_ jq: String, _ name: String) -> MarkedText {
    SmallAPI.page(
      "url: /v1/things\ncapture:\n  - variable: A\n    jq: '\(jq)'\nextract_body:\n  - name: \(name)\n    variable: A")
  }

  @Test(arguments: [
    (".id", "1️⃣name2️⃣"), (".data[0].id", "1️⃣id2️⃣"), (".data[0].id", "1️⃣data.1.id2️⃣"), (".a.b", "1️⃣a.c2️⃣"), (".", "1️⃣id2️⃣"),
  ])
  func reportsAnotherField(_ jq: String, _ name: String) {
    let page = page(jq, name)
    let found = check(page)
    #expect(found.map(\.severity) == [.error])
    #expect(page.isMarked(found.first?.range))
    #expect(found.first?.message.hasSuffix("`capture` by `\(jq)`") == true)
  }

  @Test func warnsOfAVariableThatOneOfTheTwoLacks() {
    let found = check(
      SmallAPI.page(
        "url: /v1/things\ncapture:\n  - {variable: A, jq: .id}\nextract_body:\n  - {name: name, variable: B}"))
    #expect(found.map(\.severity) == [.warning, .warning])
    #expect(
      found.map(\.message) == [
        "$A is missing in `extract_body`: the site's tests do not have its value",
        "$B is missing in `capture`: a reader has to find its value",
      ])
  }

  @Test func remarksWhereThereIsOneOfTheTwoOnly() {
    let captures = SmallAPI.page("url: /v1/things\ncapture:\n  - {variable: A, jq: .id}").text
    let extracts = SmallAPI.page("url: /v1/things\nextract_body:\n  - {name: id, variable: B}").text
    #expect(check(MarkedText(captures)).isEmpty)
    #expect(check(MarkedText(extracts)).map(\.severity) == [.note])
    #expect(check(MarkedText(captures + "\n" + extracts)).map(\.severity) == [.note, .note])
  }

  @Test func leavesAVariableAloneThatThePageExports() {
    let extracts = SmallAPI.page("url: /v1/things\nextract_body:\n  - {name: id, variable: B}").text
    #expect(check(MarkedText(extracts + "\n```sh\nexport B='YOUR ID'\n```\n")).isEmpty)
  }

  @Test(arguments: [
    (".id", "id"), (".data[0].id", "data.0.id"), (".data[0].id", "'data[0].id'"), (".[\"a\"].b", "a.b"),
  ])
  func acceptsTheSameField(_ jq: String, _ name: String) { #expect(check(page(jq, name)).map(\.message) == []) }

  @Test func acceptsABlockThatTakesNothing() { #expect(check(SmallAPI.page("url: /v1/things")).isEmpty) }
}

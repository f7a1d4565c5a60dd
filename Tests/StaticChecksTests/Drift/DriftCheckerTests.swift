import OpenAPI
import RunbookModel
import SourceText
import StaticChecks
import TestSupport
import Testing

struct DriftCheckerTests {
  @Test func findsTheStepsThatUseTheAPI() throws {
    let drift = try DriftFixture.check([])
    #expect(drift.map(\.step.id) == ["make/1", "look/1", "list/1"])
    #expect(drift.map(\.operation.operation.id) == ["create-thing", "get-thing", "list-things"])
    #expect(drift.flatMap(\.findings).map(\.message) == [])
    #expect(drift.map(\.changeCount) == [0, 0, 0])
  }

  @Test(arguments: [
    // What the page neither sends nor reads.
    ("        color: {type: string}\n", ""),
    ("count: {type: integer}", "count: {type: integer}\n        other: {type: string}"),
    ("secret_token: {type: string}", "secret_token: {type: integer}"),
    ("{name: order, in: query, schema: {type: string}}", "{name: sort, in: query, schema: {type: string}}"),
    ("operationId: replace-thing", "operationId: replace-thing\n      deprecated: true"),
    // What is still fine with what the page sends.
    ("maxLength: 40", "maxLength: 8"), ("maximum: 100", "maximum: 50"), ("enum: [small, large]", "enum: [small]"),
    ("maxLength: 40", "maxLength: 80"), ("count: {type: integer}", "count: {type: number}"),
    ("{thingId}", "{id}"), ("'201'", "2XX"), ("ready, failed", "ready"),
    ("      required: [name]\n      add", "      required: [name, tier]\n      add"),
  ])
  func leavesUntouchedWhatIsNotUsed(_ old: String, _ new: String) throws {
    let drift = try DriftFixture.check([(old, new)])
    #expect(DriftFixture.told(drift) == [])
    #expect(drift.count == 3)
  }

  @Test(arguments: [
    (
      "  /things/{thingId}:", "  /objects/{thingId}:",
      [
        "look/1 error operation-moved: GET /v2/things/{thingId} is GET /v2/objects/{thingId} now → write `/v2/objects/$THING_ID`"
      ]
    ),
    (
      "    post:\n      operationId: create-thing", "    put:\n      operationId: create-thing",
      ["make/1 error method-changed: POST /v2/things takes PUT now → write `method: PUT`"]
    ),
    (
      "operationId: create-thing", "operationId: create-thing\n      deprecated: true",
      [
        "make/1 warning operation-deprecated: POST /v2/things is deprecated → look up in the specification what is to be used in its place"
      ]
    ),
    (
      "  - url: https://eu.api.konghq.com/v2\n", "  - url: https://au.api.konghq.com/v2\n",
      [
        "list/1 error region-dropped: eu.api.konghq.com no longer serves GET /v2/things → ask one of us.api.konghq.com, au.api.konghq.com"
      ]
    ),
    (
      "konghq.com/v2", "konghq.com/v3",
      [
        "make/1 error operation-moved: POST /v2/things is POST /v3/things now → write `/v3/things`",
        "look/1 error operation-moved: GET /v2/things/{thingId} is GET /v3/things/{thingId} now → write `/v3/things/$THING_ID`",
        "list/1 error operation-moved: GET /v2/things is GET /v3/things now → write `/v3/things`",
      ]
    ),
  ])
  func tellsWhatBecameOfOperations(_ old: String, _ new: String, _ told: [String]) throws {
    #expect(DriftFixture.told(try DriftFixture.check([(old, new)])) == told)
  }

  @Test func tellsThatAnOperationIsGone() throws {
    let drift = try DriftFixture.check([
      ("    get:\n      operationId: get-thing", "    delete:\n      operationId: remove-thing")
    ])
    #expect(drift.map { $0.findings.map(\.rule) } == [[], ["operation-removed"], []])
    #expect(drift[1].findings[0].message == "GET /v2/things/{thingId} is gone")
    #expect(
      drift[1].findings[0].notes.map(\.message) == [
        "the older specification: old.yaml, at /paths/~1things~1{thingId}/get"
      ])
  }

  @Test(arguments: [
    (
      "name: size, in", "name: page_size, in",
      ["list/1 error parameter-changed: query parameter `size` is `page_size` now → write `page_size`"]
    ),
    (
      "        - {name: size, in: query, schema: {type: integer, maximum: 100}}\n", "",
      [
        "list/1 warning parameter-changed: query parameter `size` is gone → take it out; what it did may need another request"
      ]
    ),
    (
      "maximum: 100", "maximum: 20",
      [
        "list/1 error parameter-changed: query parameter `size` has `maximum: 20` now, it was 100 → write a value that fits"
      ]
    ),
    (
      "{type: integer, maximum: 100}", "{type: string, enum: [few, many]}",
      [
        "list/1 error parameter-changed: query parameter `size` is limited to `few` or `many` now → write a value that fits"
      ]
    ),
    (
      "name: order, in: query", "name: order, required: true, in: query",
      ["list/1 error parameter-changed: query parameter `order` is required now → add `order=…` to the URL"]
    ),
    (
      "properties: {name: {type: string}}}}", "properties: {names: {type: string}}}}",
      ["list/1 error parameter-changed: query parameter `filter.name` is `names` now → write `names`"]
    ),
    (
      "schema: {type: string}}]", "schema: {type: string, enum: [a, b]}}]",
      [
        "look/1 warning parameter-changed: path parameter `thingId` is limited to `a` or `b` now → see to it that the value of `$THING_ID` fits"
      ]
    ),
  ])
  func tellsChangesOfParameters(_ old: String, _ new: String, _ told: [String]) throws {
    #expect(DriftFixture.told(try DriftFixture.check([(old, new)])) == told)
  }

  @Test func readsQueriesAsTheyAreEncoded() throws {
    let page = MarkedText("{% konnect_api_request %}\nurl: /v2/things?si%7Ae=50\n{% endkonnect_api_request %}\n")
    let drift = try DriftFixture.check(
      [("{name: size, in: query, schema: {type: integer, maximum: 100}}", "{name: order2, in: query}")], page: page)
    #expect(drift.flatMap(\.findings).map(\.message) == ["query parameter `size` is gone"])
  }

  @Test func knowsABaseThatThePageSets() throws {
    let page = MarkedText(
      "```sh\nexport BASE=https://us.api.konghq.com/v2\ncurl $BASE/things\n```\n")
    #expect(try DriftFixture.check([], page: page).map(\.operation.operation.id) == ["list-things"])
  }
}

import SourceText
import StaticChecks
import TestSupport
import Testing

struct ResponseDriftTests {
  @Test(arguments: [
    (
      "        '201':", "        '202':",
      [
        "make/1 error status-changed: POST /v2/things no longer answers with 201, but with 202 → write `status_code: 202`"
      ]
    ),
    (
      "        id: {type: string}", "        uid: {type: string}",
      [
        "make/1 error response-field-removed: response field `id`, which the capture of $THING_ID reads, is `uid` now → read `uid`",
        "list/1 error response-field-removed: response field `data[].id`, which the capture of $FIRST reads, is `uid` now → read `uid`",
      ]
    ),
    (
      "properties: {data: {type: array, items", "properties: {data: {type: object, additionalProperties",
      [
        "list/1 error response-field-changed: response field `data`, which the capture of $FIRST reads, is an object now, not an array → read the field as it is now"
      ]
    ),
    (
      "        name: {type: string}\n", "        name: {type: string, nullable: true}\n",
      [
        "list/1 warning response-field-changed: response field `data[].name`, which the capture of $FIRST reads, can be null now → say what a reader does when it is missing"
      ]
    ),
    (
      "required: [id, state]", "required: [state]",
      [
        "make/1 warning response-field-changed: response field `id`, which the capture of $THING_ID reads, need not be there any more → say what a reader does when it is missing",
        "list/1 warning response-field-changed: response field `data[].id`, which the capture of $FIRST reads, need not be there any more → say what a reader does when it is missing",
      ]
    ),
    (
      "enum: [starting, ready, failed]", "enum: [starting, active, failed]",
      [
        "look/1 error response-field-changed: response field `state`, which the wait for `ready` reads, no longer has `ready`, only `starting`, `active` or `failed` → expect `starting`, `active` or `failed`"
      ]
    ),
    (
      "properties: {kind: {type: string}}", "properties: {kind: {type: integer}}",
      [
        "look/1 error response-field-changed: response field `owner.kind`, which the answer that is shown reads, is an integer now, not a string → show the answer as it is now"
      ]
    ),
    (
      "        owner: {type: object, properties: {kind: {type: string}}}\n", "",
      [
        "look/1 error response-field-removed: response field `owner`, which the answer that is shown reads, is gone → read another field"
      ]
    ),
  ])
  func tellsChangesOfWhatIsRead(_ old: String, _ new: String, _ told: [String]) throws {
    #expect(DriftFixture.told(try DriftFixture.check([(old, new)])) == told)
  }

  @Test func mendsTheStatus() throws {
    let finding = try #require(try DriftFixture.check([("        '201':", "        '202':")])[0].findings.first)
    #expect(finding.fix?.replacement == "202")
    #expect(finding.range?.start == DriftFixture.page.positions[3])
    #expect(finding.range?.end == DriftFixture.page.positions[4])
  }

  @Test func readsExportsExtractionsAndHeaders() throws {
    let page = MarkedText(
      """
      ## Make

      {% konnect_api_request %}
      url: /v2/things
      method: POST
      status_code: 201
      body:
        name: x
      expected_headers:
        - 'X-Trace: a'
      extract_body:
        - name: 1️⃣state2️⃣
          variable: STATE
      {% endkonnect_api_request %}

      Export the token in the response:

      ```sh
      export MY_SECRET_TOKEN='YOUR TOKEN'
      ```
      """)
    let drift = try DriftFixture.check(
      [
        ("secret_token", "hidden_token"), ("headers: {X-Trace", "headers: {X-Other"),
        ("        state:", "        status:"),
        ("required: [id, state]", "required: [id, status]"),
      ], page: page)
    #expect(
      DriftFixture.told(drift) == [
        "make/1 error response-field-removed: response header `X-Trace` is gone → read something else",
        "make/1 error response-field-removed: response field `state`, which `extract_body` reads, is `status` now → read `status`",
        "make/1 error response-field-removed: response field `secret_token`, which the export of $MY_SECRET_TOKEN reads, is `hidden_token` now → read `hidden_token`",
      ])
    let finding = drift[0].findings[1]
    #expect(finding.range?.start == page.positions[1] && finding.range?.end == page.positions[2])
    #expect(finding.fix?.replacement == "status")
  }
}

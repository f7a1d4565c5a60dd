import SourceText
import StaticChecks
import TestSupport
import Testing

struct RequestBodyDriftTests {
  @Test(arguments: [
    (
      "        tier: {type: string, enum: [small, large]}\n", "",
      ["make/1 error request-field-removed: request field `tier` is gone → take it out, as it is refused"]
    ),
    (
      "        count: {type: integer}\n", "        other: {type: string}\n",
      [
        "make/1 warning request-field-removed: request field `config.inner.count` is gone → take it out, as it has no effect any more"
      ]
    ),
    (
      "        tier:", "        tiers:",
      ["make/1 error request-field-removed: request field `tier` is `tiers` now → write `tiers`"]
    ),
    (
      "        count:", "        counts:",
      ["make/1 error request-field-removed: request field `config.inner.count` is `counts` now → write `counts`"]
    ),
    (
      "      required: [name]\n      add", "      required: [name, color]\n      add",
      ["make/1 error request-field-required: request field `color` is required now → add `color`"]
    ),
    (
      "enum: [small, large]", "enum: [tiny, large]",
      [
        "make/1 error request-field-changed: request field `tier` no longer has `small`, only `tiny` or `large` → write `tiny` or `large`"
      ]
    ),
    (
      "maxLength: 40", "maxLength: 5",
      [
        "make/1 error request-field-changed: request field `name` has `maxLength: 5` now, it was 40 → write a value that fits"
      ]
    ),
    (
      "count: {type: integer}", "count: {type: string}",
      [
        "make/1 error request-field-changed: request field `config.inner.count` is a string now, not an integer → write a value that fits"
      ]
    ),
    (
      "tier: {type: string,", "tier: {type: string, deprecated: true,",
      [
        "make/1 warning request-field-changed: request field `tier` is deprecated → look up in the specification what is to be sent in its place"
      ]
    ),
    (
      "tier: {type: string,", "tier: {type: string, readOnly: true,",
      [
        "make/1 warning request-field-changed: request field `tier` is written by the server alone now → take it out"
      ]
    ),
    (
      "content: {application/json: {schema: {$ref: '#/components/schemas/NewThing'}}}", "content: {text/csv: {}}",
      ["make/1 error body-changed: POST /v2/things no longer takes application/json → send text/csv"]
    ),
    // No change of a field that is sent, and yet the body no longer fits.
    (
      "      additionalProperties: false", "      additionalProperties: false\n      minProperties: 4",
      ["make/1 error request-field-changed: the body has `minProperties: 4` now → write a value that fits"]
    ),
    (
      "      additionalProperties: false", "      additionalProperties: false\n      not: {required: [tier]}",
      ["make/1 error request-field-changed: the body must not have \"tier\" together → write a value that fits"]
    ),
  ])
  func tellsChangesOfFields(_ old: String, _ new: String, _ told: [String]) throws {
    #expect(DriftFixture.told(try DriftFixture.check([(old, new)])) == told)
  }

  @Test func mendsRenames() throws {
    let drift = try DriftFixture.check([("        tier:", "        tiers:"), ("        count:", "        counts:")])
    let findings = drift[0].findings
    #expect(findings.map(\.fix?.replacement) == ["tiers", "counts"])
    let positions = DriftFixture.page.positions
    #expect(findings.map(\.range?.start) == [positions[5], positions[7]])
    #expect(findings.map(\.range?.end) == [positions[6], positions[8]])
  }

  @Test func saysThatAVariableMayNotFit() throws {
    let page = MarkedText(
      """
      {% konnect_api_request %}
      url: /v2/things
      method: POST
      body:
        name: $NAME
        tier: $TIER
      {% endkonnect_api_request %}
      """)
    let drift = try DriftFixture.check([("maxLength: 40", "maxLength: 5"), ("[small, large]", "[small]")], page: page)
    #expect(
      DriftFixture.told(drift).map { $0.drop { $0 != " " } } == [
        " warning request-field-changed: request field `name` has `maxLength: 5` now, it was 40 → see to it that the value of `$NAME` fits",
        " warning request-field-changed: request field `tier` no longer has `large`, only `small` → see to it that the value of `$TIER` fits",
      ])
  }

  @Test func tellsThatABodyIsNeeded() throws {
    let page = MarkedText("{% konnect_api_request %}\nurl: /v2/things\nmethod: POST\n{% endkonnect_api_request %}\n")
    let drift = try DriftFixture.check(
      [("      requestBody:\n", "      requestBody:\n        required: true\n")], page: page)
    #expect(drift.flatMap(\.findings).map(\.message) == ["POST /v2/things needs a body now"])
  }
}

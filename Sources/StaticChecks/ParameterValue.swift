import JSON
import OpenAPI

/// A parameter's text, held against its schema.
enum ParameterValue {
  /// What is wrong with `text`, read as the type that the schema wants.
  static func findings(_ text: String, _ schema: Schema) -> [SchemaFinding] {
    let findings = readings(text, schema).map { schema.review($0, direction: .request, standIn: StandIn.kind) }
    if findings.contains(where: \.isEmpty) { return [] }
    // What is wrong with a reading of the right type says more.
    return findings.first { !$0.contains { $0.violation.keyword == "type" } } ?? findings.first ?? []
  }

  /// A text may be a number or a Boolean where the schema says so, and a list by its commas.
  private static func readings(_ text: String, _ schema: Schema) -> [JSONValue] {
    var readings: [JSONValue] = [.string(text)]
    if schema.type == .array || !schema.oneOf.isEmpty || !schema.anyOf.isEmpty {
      readings.append(.array(text.split(separator: ",").map { .string(String($0)) }))
    }
    if let number = JSONNumber(text: text) { readings.append(.number(number)) }
    if text == "true" || text == "false" { readings.append(.bool(text == "true")) }
    return readings
  }
}

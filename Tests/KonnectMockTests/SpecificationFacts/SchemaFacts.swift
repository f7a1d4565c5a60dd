import JSON

/// What a schema lays down, with `$ref` followed and `allOf` merged, so that two spellings of one schema are equal.
struct SchemaFacts {
  /// Keywords whose values are compared as they stand.
  static let plainKeywords = [
    "type", "format", "default", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems",
    "minProperties", "maxProperties", "multipleOf",
  ]
  /// Keywords whose absence means false.
  static let flags = ["nullable", "readOnly", "writeOnly", "deprecated", "uniqueItems"]

  private(set) var plain: [String: JSONValue] = [:]
  private(set) var isSet: Set<String> = []
  private(set) var choices: Set<JSONValue>?
  private(set) var required: Set<String> = []
  /// The schemas of each property, one for each part of the `allOf` that speaks of it; empty schemas say nothing.
  private(set) var properties: [String: [JSONValue]] = [:]
  private(set) var additional: JSONValue?
  private(set) var items: JSONValue?
  private(set) var alternatives: [String: [JSONValue]] = [:]
  private(set) var discriminatorName: String?
  /// The schema that each value of the discriminator stands for.
  private(set) var mapping: [String: JSONValue] = [:]

  /// The facts of `parts` together.
  init(_ parts: [JSONValue], in file: SpecificationFile) {
    for part in parts { add(part, in: file, depth: 0) }
  }

  private mutating func add(_ part: JSONValue, in file: SpecificationFile, depth: Int) {
    guard depth < 16, let schema = file.resolve(part) else { return }
    for keyword in Self.plainKeywords { if let value = schema[keyword] { plain[keyword] = value } }
    // A pattern by Unicode property is no regular expression to every reader of OpenAPI: the built-in files leave it out.
    if plain["pattern"]?.string?.contains(#"\p{"#) == true { plain["pattern"] = nil }
    isSet.formUnion(Self.flags.filter { schema[$0]?.bool == true })
    if let values = schema["enum"]?.array { choices = Set(values) }
    required.formUnion((schema["required"]?.array ?? []).compactMap(\.string))
    for (name, property) in schema.members(of: "properties") {
      properties[name, default: []] += Self.isSilent(property) ? [] : [property]
    }
    if let value = schema["additionalProperties"] { additional = value }
    if let value = schema["items"] { items = value }
    for keyword in ["oneOf", "anyOf"] { if let values = schema[keyword]?.array { alternatives[keyword] = values } }
    if let value = schema["discriminator"] {
      discriminatorName = value["propertyName"]?.string
      for (value, target) in value.members(of: "mapping") { mapping[value] = ["$ref": target] }
    }
    for part in schema["allOf"]?.array ?? [] { add(part, in: file, depth: depth + 1) }
  }

  /// Whether a schema holds no fact: the originals repeat properties for the sake of an example.
  private static func isSilent(_ schema: JSONValue) -> Bool {
    schema.members.allSatisfy { ["description", "example", "title"].contains($0.key) }
  }
}

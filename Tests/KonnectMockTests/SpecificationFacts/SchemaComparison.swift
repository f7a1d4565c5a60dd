import JSON

/// Walks two schemas in parallel and notes every fact in which they differ.
struct SchemaComparison {
  let ours: SpecificationFile
  let theirs: SpecificationFile
  /// One line a difference: the path in the body, the keyword, both values.
  private(set) var differences: [String] = []
  /// The pairs already walked, so that a schema that contains itself ends.
  private var walked: Set<[JSONValue]> = []

  init(ours: SpecificationFile, theirs: SpecificationFile) {
    self.ours = ours
    self.theirs = theirs
  }

  /// Compares the schemas that stand at `path`.
  mutating func compare(_ our: JSONValue, _ their: JSONValue, at path: String) {
    compare([our], [their], at: path, depth: 0)
  }

  private mutating func compare(_ our: [JSONValue], _ their: [JSONValue], at path: String, depth: Int) {
    let isReference = (our + their).contains { $0["$ref"] != nil }
    guard depth < 64, !isReference || walked.insert(our + [.null] + their).inserted else { return }
    for schema in our where ours.resolve(schema) == nil { differences.append("\(path): a reference leads nowhere") }
    let (our, their) = (SchemaFacts(our, in: ours), SchemaFacts(their, in: theirs))

    for keyword in SchemaFacts.plainKeywords {
      note(our.plain[keyword].map(Self.text), their.plain[keyword].map(Self.text), keyword, at: path)
    }
    note(our.isSet, their.isSet, "flags", at: path)
    note((our.choices ?? []).map(Self.text), (their.choices ?? []).map(Self.text), "enum", at: path)
    note(our.required, their.required, "required", at: path)
    note(our.properties.keys, their.properties.keys, "properties", at: path)
    note(our.discriminatorName, their.discriminatorName, "discriminator", at: path)
    note(our.mapping.keys, their.mapping.keys, "mapping", at: path)

    for (name, schemas) in our.properties.sorted(by: { $0.key < $1.key }) {
      if let other = their.properties[name] { compare(schemas, other, at: "\(path).\(name)", depth: depth + 1) }
    }
    for (value, target) in our.mapping.sorted(by: { $0.key < $1.key }) {
      if let other = their.mapping[value] { compare([target], [other], at: "\(path)<\(value)>", depth: depth + 1) }
    }
    compareMembers(our.items, their.items, "items", at: "\(path)[]", depth: depth)
    compareMembers(
      Self.restriction(our.additional), Self.restriction(their.additional), "additionalProperties", at: "\(path).*",
      depth: depth)
    for keyword in ["oneOf", "anyOf"] {
      let (our, their) = (our.alternatives[keyword] ?? [], their.alternatives[keyword] ?? [])
      note("\(our.count)", "\(their.count)", keyword, at: path)
      for (index, (our, their)) in zip(our, their).enumerated() {
        compare([our], [their], at: "\(path)<\(keyword) \(index)>", depth: depth + 1)
      }
    }
  }

  private mutating func compareMembers(
    _ our: JSONValue?, _ their: JSONValue?, _ keyword: String, at path: String, depth: Int
  ) {
    if let our, let their, our.object != nil, their.object != nil {
      compare([our], [their], at: path, depth: depth + 1)
    } else {
      note(our.map(Self.text), their.map(Self.text), keyword, at: path)
    }
  }

  /// `additionalProperties` where it is more than its default, true.
  private static func restriction(_ additional: JSONValue?) -> JSONValue? {
    additional == .bool(true) || additional == [:] ? nil : additional
  }

  private mutating func note(_ our: String?, _ their: String?, _ keyword: String, at path: String) {
    if our != their { differences.append("\(path): \(keyword) is \(our ?? "absent"), not \(their ?? "absent")") }
  }

  private mutating func note(
    _ our: some Sequence<String>, _ their: some Sequence<String>, _ keyword: String, at path: String
  ) {
    note(our.sorted().joined(separator: ", "), their.sorted().joined(separator: ", "), keyword, at: path)
  }

  /// A value as a difference shows it.
  static func text(_ value: JSONValue) -> String { JSONSerializer(sortsKeys: true).serialize(value) }
}

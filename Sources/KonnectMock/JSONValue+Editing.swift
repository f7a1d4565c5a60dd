import JSON

extension JSONValue {
  /// An object of no members.
  static var emptyObject: JSONValue { .object([:]) }

  /// This value with `patch` applied (RFC 7396): objects are merged, `null` removes, all else replaces.
  func merged(with patch: JSONValue, depth: Int = 0) -> JSONValue {
    guard let members = patch.object, depth < JSONParser.maximumDepth else { return patch }
    var result = object == nil ? .emptyObject : self
    for (key, value) in members {
      // `.none` where others write `nil`: JSONValue has a `nil` of its own, which is JSON's null.
      result[key] = value.isNull ? .none : .some((result[key] ?? .null).merged(with: value, depth: depth + 1))
    }
    return result
  }

  /// This object with the members of `other` that it lacks, at every depth where both have objects.
  func filled(from other: JSONValue) -> JSONValue {
    guard object != nil, let members = other.object else { return self }
    var result = self
    for (key, value) in members {
      result[key] = result[key].map { $0.filled(from: value) } ?? value
    }
    return result
  }

  /// Whether `text` stands somewhere inside as a string.
  func mentions(_ text: String) -> Bool {
    switch self {
    case .string(let value): value == text
    case .array(let values): values.contains { $0.mentions(text) }
    case .object(let members): members.contains { $0.value.mentions(text) }
    case .null, .bool, .number: false
    }
  }

  /// The value with `newValue` at `pointer`, objects made on the way; unchanged where an array or scalar is in the way.
  func setting(_ newValue: JSONValue, at pointer: ArraySlice<String>) -> JSONValue {
    guard let token = pointer.first else { return newValue }
    switch self {
    case .array(var values):
      guard let index = Int(token), values.indices.contains(index) else { return self }
      values[index] = values[index].setting(newValue, at: pointer.dropFirst())
      return .array(values)
    case .object:
      var copy = self
      copy[token] = (self[token] ?? .emptyObject).setting(newValue, at: pointer.dropFirst())
      return copy
    case .null, .bool, .number, .string: return self
    }
  }
}

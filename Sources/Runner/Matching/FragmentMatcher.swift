import JSON

/// Fragment + value → differences; none where the value contains the fragment.
///
/// Objects match by subset, arrays by sub-multiset. Example UUIDs, timestamps, hashes and `…` match anything of their
/// kind; other scalars match as they stand.
enum FragmentMatcher {
  /// The differences where the fragment fits best, at any depth of `value`.
  static func differencesAtAnyDepth(of value: JSONValue, from fragment: JSONValue) -> [String] {
    var best: [String]?
    value.walk { _, inner in
      guard best?.isEmpty != true, isSameKind(inner, fragment) else { return }
      let found = differences(of: inner, from: fragment, at: .root)
      if found.count < best?.count ?? .max { best = found }
    }
    return best ?? ["expected \(shown(fragment)), found no \(fragment.typeName)"]
  }

  /// The differences of `value` from `fragment`, each with its path.
  static func differences(of value: JSONValue, from fragment: JSONValue, at pointer: JSONPointer) -> [String] {
    switch (fragment, value) {
    case (.object(let expected), .object(let found)):
      return expected.flatMap { key, expected -> [String] in
        let place = pointer.appending(key)
        guard let found = found[key] else { return ["\(place.dotted): expected \(shown(expected)), found nothing"] }
        return differences(of: found, from: expected, at: place)
      }
    case (.array(let expected), .array(let found)):
      return arrayDifferences(of: found, from: expected, at: pointer)
    default:
      if scalar(value, matches: fragment) { return [] }
      let place = pointer.tokens.isEmpty ? "" : "\(pointer.dotted): "
      return ["\(place)expected \(shown(fragment)), found \(shown(value))"]
    }
  }

  /// Gives every expected element an element of its own, by augmenting paths (Kuhn), so that order never decides.
  private static func arrayDifferences(
    of found: [JSONValue], from expected: [JSONValue], at pointer: JSONPointer
  ) -> [String] {
    let fits = expected.map { expected in
      found.indices.filter { differences(of: found[$0], from: expected, at: pointer).isEmpty }
    }
    var owner: [Int: Int] = [:]
    func assign(_ element: Int, _ visited: inout Set<Int>) -> Bool {
      for place in fits[element] where visited.insert(place).inserted {
        if let other = owner[place], !assign(other, &visited) { continue }
        owner[place] = element
        return true
      }
      return false
    }
    var unmatched: [Int] = []
    for element in expected.indices {
      var visited: Set<Int> = []
      if !assign(element, &visited) { unmatched.append(element) }
    }
    let free = found.indices.filter { owner[$0] == nil }
    return unmatched.flatMap { element -> [String] in
      let place = pointer.appending(String(element))
      let candidates = free.map { differences(of: found[$0], from: expected[element], at: place) }
      return candidates.min { $0.count < $1.count }
        ?? ["\(place.dotted): expected \(shown(expected[element])), found no further element"]
    }
  }

  /// The value at a dotted path such as `config.strategy` or `data[0].id`.
  static func value(at path: String, in value: JSONValue) -> JSONValue? {
    let tokens = path.split { ".[]".contains($0) }.map(String.init)
    return value[JSONPointer(tokens)]
  }

  /// A value as one short line.
  static func shown(_ value: JSONValue) -> String {
    let text = value.description
    return text.count > 80 ? "\(text.prefix(79))…" : text
  }

  private static func isSameKind(_ value: JSONValue, _ fragment: JSONValue) -> Bool {
    switch (value, fragment) {
    case (.object, .object), (.array, .array): true
    case (.object, _), (.array, _), (_, .object), (_, .array): false
    default: true
    }
  }

  private static func scalar(_ value: JSONValue, matches fragment: JSONValue) -> Bool {
    if value == fragment { return true }
    guard let example = fragment.string else { return false }
    let kind = ExampleKind(of: example)
    if kind == .anything { return true }
    guard let kind, let text = value.string else { return false }
    return ExampleKind(of: text) == kind
  }
}

/// What an example value stands for, where pages show one of many possible.
enum ExampleKind: Hashable {
  /// `…` or `...`.
  case anything
  /// `dcf411a3-475b-4212-bdf8-ae2b4dfa0a04`.
  case uuid
  /// `2024-01-31T10:00:00Z`, with or without fraction and zone.
  case timestamp
  /// At least 32 hexadecimal digits.
  case hash

  /// The kind of `text`; nil for text that stands for itself.
  init?(of text: String) {
    if text == "…" || text == "..." {
      self = .anything
    } else if Self.isUUID(text) {
      self = .uuid
    } else if Self.isTimestamp(text) {
      self = .timestamp
    } else if text.utf8.count >= 32, text.utf8.allSatisfy(Self.isHexadecimal) {
      self = .hash
    } else {
      return nil
    }
  }

  private static func isUUID(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.utf8.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.utf8.allSatisfy(isHexadecimal) }
  }

  private static func isTimestamp(_ text: String) -> Bool {
    // Digits become 0: `0000-00-00T00:00` begins every RFC 3339 time.
    let shape = String(text.prefix(16).map { $0.isNumber ? "0" : $0 })
    return shape == "0000-00-00T00:00" || shape == "0000-00-00 00:00"
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}

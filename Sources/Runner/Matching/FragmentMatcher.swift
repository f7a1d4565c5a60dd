import JSON

/// Fragment + value → differences; none where the value contains the fragment.
///
/// Objects match by subset, arrays by sub-multiset. Example UUIDs, timestamps, hashes and `…` match anything of their
/// kind; other scalars match as they stand.
enum FragmentMatcher {
  /// A way in which a value is not as the fragment has it.
  struct Difference: Equatable {
    /// What differs, with its path.
    var text: String
    /// How much of the fragment it concerns, in scalars.
    var weight = 1
  }

  /// The differences where the fragment fits best, at any depth of `value`, with paths from `value`.
  static func differencesAtAnyDepth(of value: JSONValue, from fragment: JSONValue) -> [Difference] {
    var best: (weight: Int, differences: [Difference])?
    value.walk { pointer, inner in
      guard best?.weight != 0, isSameKind(inner, fragment) else { return }
      let found = differences(of: inner, from: fragment, at: pointer)
      let weight = found.reduce(0) { $0 + $1.weight }
      if weight < best?.weight ?? .max { best = (weight, found) }
    }
    return best?.differences ?? [Difference(text: "expected \(shown(fragment)), found no \(fragment.typeName)")]
  }

  /// The differences of `value`, which stands at `pointer`, from `fragment`, each with its path.
  static func differences(of value: JSONValue, from fragment: JSONValue, at pointer: JSONPointer) -> [Difference] {
    switch (fragment, value) {
    case (.object(let expected), .object(let found)):
      return expected.flatMap { key, expected -> [Difference] in
        let place = pointer.appending(key)
        guard let found = found[key] else { return [missing(expected, at: place, "found nothing")] }
        return differences(of: found, from: expected, at: place)
      }
    case (.array(let expected), .array(let found)):
      return arrayDifferences(of: found, from: expected, at: pointer)
    default:
      if scalar(value, matches: fragment) { return [] }
      let place = pointer.tokens.isEmpty ? "" : "\(pointer.dotted): "
      return [
        Difference(
          text: "\(place)expected \(shown(fragment)), found \(shown(value))", weight: scalarCount(of: fragment))
      ]
    }
  }

  /// Gives every expected element an element of its own, by augmenting paths (Kuhn), so that order never decides.
  private static func arrayDifferences(
    of found: [JSONValue], from expected: [JSONValue], at pointer: JSONPointer
  ) -> [Difference] {
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
    return unmatched.flatMap { element -> [Difference] in
      let candidates = free.map {
        differences(of: found[$0], from: expected[element], at: pointer.appending(String($0)))
      }
      let place = pointer.appending(String(element))
      return candidates.min { $0.map(\.weight).reduce(0, +) < $1.map(\.weight).reduce(0, +) }
        ?? [missing(expected[element], at: place, "found no further element")]
    }
  }

  /// A value as one short line.
  static func shown(_ value: JSONValue) -> String { JSONPreview.text(of: value) }

  /// What is absent weighs more than what is there and differs, so that the nearest candidate is one that is alike.
  private static func missing(_ expected: JSONValue, at pointer: JSONPointer, _ finding: String) -> Difference {
    Difference(
      text: "\(pointer.dotted): expected \(shown(expected)), \(finding)", weight: scalarCount(of: expected) + 1)
  }

  private static func scalarCount(of value: JSONValue) -> Int {
    var count = 0
    value.walk { _, inner in if inner.object == nil, inner.array == nil { count += 1 } }
    return max(count, 1)
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
    guard let kind = fragment.string.flatMap(ExampleKind.init(of:)) else { return false }
    return kind == .anything || value.string.map(kind.admits) ?? false
  }
}

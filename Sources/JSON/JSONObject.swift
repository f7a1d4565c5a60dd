import OrderedCollections

/// The members of a JSON object, in the order they were written.
///
/// Keys are equal when their code points are, as RFC 8259 §8.3 has it: no Unicode normalization.
public struct JSONObject: Sendable {
  /// One member.
  public typealias Element = (key: String, value: JSONValue)

  private var members: OrderedDictionary<MemberKey, JSONValue>

  /// No members.
  public init() { members = [:] }

  /// Members in order; of equal keys the last value counts, at the first one's place.
  public init(_ members: some Sequence<(String, JSONValue)>) {
    self.members = OrderedDictionary(members.lazy.map { (MemberKey(text: $0.0), $0.1) }, uniquingKeysWith: { $1 })
  }

  /// The value of `key`; a new key is put last, nil removes one.
  public subscript(key: String) -> JSONValue? {
    get { members[MemberKey(text: key)] }
    set { members[MemberKey(text: key)] = newValue }
  }

  /// The keys, in order.
  public var keys: [String] { members.keys.map(\.text) }

  /// The values, in order.
  public var values: [JSONValue] { Array(members.values) }

  /// How many members there are.
  public var count: Int { members.count }

  /// Whether there are no members.
  public var isEmpty: Bool { members.isEmpty }

  /// The same keys with other values.
  public func mapValues(_ transform: (JSONValue) throws -> JSONValue) rethrows -> JSONObject {
    var result = JSONObject()
    result.members = try members.mapValues(transform)
    return result
  }

  /// Adds the members of `others`; where a key is there already, `combine` chooses between the old and the new value.
  public mutating func merge(
    _ others: some Sequence<Element>, uniquingKeysWith combine: (JSONValue, JSONValue) throws -> JSONValue
  ) rethrows {
    try members.merge(others.lazy.map { (MemberKey(text: $0.key), $0.value) }, uniquingKeysWith: combine)
  }

  /// Removes the member `key` and returns its value.
  @discardableResult
  public mutating func removeValue(forKey key: String) -> JSONValue? {
    members.removeValue(forKey: MemberKey(text: key))
  }

  /// Sets the value of `key` and returns the one it had.
  @discardableResult
  mutating func updateValue(_ value: JSONValue, forKey key: String) -> JSONValue? {
    members.updateValue(value, forKey: MemberKey(text: key))
  }

  fileprivate struct MemberKey: Hashable, Sendable {
    var text: String

    static func == (a: MemberKey, b: MemberKey) -> Bool { a.text.hasSameCodePoints(as: b.text) }

    func hash(into hasher: inout Hasher) { text.hashCodePoints(into: &hasher) }
  }
}

extension JSONObject: Sequence {
  /// Goes through members in order.
  public struct Iterator: IteratorProtocol {
    fileprivate var base: OrderedDictionary<MemberKey, JSONValue>.Iterator

    /// The next member; nil at the end.
    public mutating func next() -> Element? { base.next().map { (key: $0.key.text, value: $0.value) } }
  }

  /// Goes through the members in order.
  public func makeIterator() -> Iterator { Iterator(base: members.makeIterator()) }

  /// How many members there are.
  public var underestimatedCount: Int { members.count }
}

extension JSONObject: Hashable {
  /// The same keys with equal values, in any order.
  public static func == (a: JSONObject, b: JSONObject) -> Bool {
    a.count == b.count && a.members.allSatisfy { b.members[$0.key] == $0.value }
  }

  /// Hashes the members regardless of their order.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for (key, value) in members {
      var member = Hasher()
      member.combine(key)
      member.combine(value)
      sum ^= member.finalize()
    }
    hasher.combine(sum)
    hasher.combine(count)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Members in order; of equal keys the last counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}

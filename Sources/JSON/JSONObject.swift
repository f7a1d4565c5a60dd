import OrderedCollections

/// The members of a JSON object, in the order they were written.
public struct JSONObject: Sendable {
  /// One member.
  public typealias Element = (key: String, value: JSONValue)

  private var members: OrderedDictionary<String, JSONValue>

  /// No members.
  public init() { members = [:] }

  /// Members in order; of equal keys the last value counts, at the first one's place.
  public init(_ members: some Sequence<(String, JSONValue)>) {
    self.members = OrderedDictionary(members.lazy.map { ($0.0, $0.1) }, uniquingKeysWith: { $1 })
  }

  /// The value of `key`; a new key is put last, nil removes one.
  public subscript(key: String) -> JSONValue? {
    get { members[key] }
    set { members[key] = newValue }
  }

  /// The keys, in order.
  public var keys: [String] { Array(members.keys) }

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
    try members.merge(others.lazy.map { ($0.key, $0.value) }, uniquingKeysWith: combine)
  }

  /// Removes the member `key` and returns its value.
  @discardableResult
  public mutating func removeValue(forKey key: String) -> JSONValue? { members.removeValue(forKey: key) }
}

extension JSONObject: Sequence {
  /// Goes through the members in order.
  public func makeIterator() -> AnyIterator<Element> {
    var iterator = members.makeIterator()
    return AnyIterator { iterator.next().map { (key: $0.key, value: $0.value) } }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Members in order; of equal keys the last counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}

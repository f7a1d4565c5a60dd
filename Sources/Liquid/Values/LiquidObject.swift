/// The members of an object, in order.
public struct LiquidObject: Sendable, Sequence, ExpressibleByDictionaryLiteral {
  /// The names of the members, in order.
  public private(set) var keys: [String] = []
  /// The values of the members, in the order of `keys`.
  public private(set) var values: [LiquidValue] = []
  /// Places of the keys, kept where they are too many to look through.
  private var index: [String: Int] = [:]

  private static let scanned = 8

  /// An object without members.
  public init() {}

  /// An object of `elements`; of equal keys the last counts.
  public init(dictionaryLiteral elements: (String, LiquidValue)...) {
    for (key, value) in elements { self[key] = value }
  }

  /// How many members there are.
  public var count: Int { keys.count }

  /// Whether there are no members.
  public var isEmpty: Bool { keys.isEmpty }

  /// The member at a place from 0.
  func member(at position: Int) -> (key: String, value: LiquidValue) { (keys[position], values[position]) }

  /// The value of `key`; set to nil, the member goes.
  public subscript(key: String) -> LiquidValue? {
    get { position(of: key).map { values[$0] } }
    set {
      if let position = position(of: key) {
        guard let newValue else { return remove(at: position) }
        values[position] = newValue
      } else if let newValue {
        keys.append(key)
        values.append(newValue)
        if !index.isEmpty {
          index[key] = keys.count - 1
        } else if keys.count > Self.scanned {
          reindex()
        }
      }
    }
  }

  /// The members in order.
  public func makeIterator() -> AnyIterator<(key: String, value: LiquidValue)> {
    var position = 0
    return AnyIterator {
      guard position < keys.count else { return nil }
      defer { position += 1 }
      return (keys[position], values[position])
    }
  }

  private func position(of key: String) -> Int? {
    index.isEmpty ? keys.firstIndex { $0 == key } : index[key]
  }

  private mutating func remove(at position: Int) {
    keys.remove(at: position)
    values.remove(at: position)
    reindex()
  }

  private mutating func reindex() {
    index.removeAll(keepingCapacity: true)
    guard keys.count > Self.scanned else { return }
    for (position, key) in keys.enumerated() { index[key] = position }
  }
}

import SourceText

/// Values seen before, by what Ruby's `uniq` takes for the same; looking one up takes as long however many there are.
///
/// `1` and `1.0`, though equal, are two values to it.
struct ValueSet {
  private var buckets: [Int: [LiquidValue]] = [:]

  /// Adds a value; false where an equal one is there.
  mutating func insert(_ value: LiquidValue) -> Bool {
    let hash = Self.hash(of: value)
    if buckets[hash]?.contains(where: { $0 == value && $0.isDouble == value.isDouble }) == true { return false }
    buckets[hash, default: []].append(value)
    return true
  }

  private static func hash(of value: LiquidValue) -> Int {
    switch value {
    case .int(let value): Double(value).hashValue
    case .double(let value): value.hashValue
    case .string(let value): value.hashValue
    case .captured(let value): value.text.hashValue
    case .bool(let value): value.hashValue
    // Objects are equal whatever the order of their members.
    case .object(let object): object.reduce(0) { $0 &+ $1.key.hashValue &* 31 &+ hash(of: $1.value) }
    case .array(let values): values.reduce(values.count) { $0 &* 31 &+ hash(of: $1) }
    default: 0
    }
  }
}

extension LiquidValue {
  fileprivate var isDouble: Bool { if case .double = self { true } else { false } }
}

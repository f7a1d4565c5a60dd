import SourceText

/// Values seen before, by equality; looking one up takes the same time however many there are.
struct ValueSet {
  private var buckets: [Int: [LiquidValue]] = [:]

  /// Adds a value; false where an equal one is there.
  mutating func insert(_ value: LiquidValue) -> Bool {
    let hash = Self.hash(of: value)
    if buckets[hash]?.contains(value) == true { return false }
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

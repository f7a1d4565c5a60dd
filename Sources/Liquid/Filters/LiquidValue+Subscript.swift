extension LiquidValue {
  /// Whether the value has parts that a filter may ask for: objects, strings and, bit by bit, integers.
  var isSubscriptable: Bool {
    switch self {
    case .object, .drop, .string, .captured, .int: true
    default: false
    }
  }

  /// What `value[key]` is in Ruby, which filters such as `where` and `map` go by; nil for a value without parts.
  ///
  /// That is a member of an object, a part or a character of a string, a bit of an integer.
  ///
  /// - Throws: `LiquidError` for a key of a kind that the value does not take.
  func subscripted(by key: LiquidValue) throws -> LiquidValue? {
    switch self {
    case .object(let object): return key.string.flatMap { object[$0] } ?? .nil
    case .drop(let drop): return key.string.flatMap { drop.value(of: $0) } ?? .nil
    case .string, .captured:
      if let part = key.string { return text.containsBytes(of: part) ? .string(part) : .nil }
      let scalars = text.unicodeScalars
      switch key {
      case .int(let index): return Self.character(at: index, of: scalars)
      case .double(let index): return Self.character(at: Number.int(index), of: scalars)
      case .range(let first, let last): return Self.part(first, last, of: scalars)
      default: break
      }
    case .int(let value):
      switch key {
      case .int(let index): return .int(Self.bit(index, of: value))
      case .double(let index): return .int(Self.bit(Number.int(index), of: value))
      case .range(let first, let last): return .int(Self.bits(first, last, of: value))
      default: break
      }
    default: return nil
    }
    throw LiquidError("`\(text.prefix(40))` has no property `\(key.text.prefix(40))`")
  }

  private static func character(at index: Int, of scalars: String.UnicodeScalarView) -> LiquidValue {
    let (offset, _) = index.addingReportingOverflow(index < 0 ? scalars.count : 0)
    guard offset >= 0, let scalar = scalars.dropFirst(offset).first else { return .nil }
    return .string(String(scalar))
  }

  private static func part(_ first: Int, _ last: Int, of scalars: String.UnicodeScalarView) -> LiquidValue {
    let count = scalars.count
    let lower = first < 0 ? first.addingReportingOverflow(count).partialValue : first
    let upper = last < 0 ? last.addingReportingOverflow(count).partialValue : min(last, count)
    guard (0...count).contains(lower) else { return .nil }
    return .string(String(scalars.dropFirst(lower).prefix(max(upper - lower + 1, 0))))
  }

  private static func bit(_ index: Int, of value: Int) -> Int { index < 0 ? 0 : value >> index & 1 }

  private static func bits(_ first: Int, _ last: Int, of value: Int) -> Int {
    let shifted = value >> first
    let (width, overflow) = last.subtractingReportingOverflow(first)
    return overflow || width < 0 || width >= 62 ? shifted : shifted & (1 << (width + 1) - 1)
  }
}

extension StandardFilters {
  /// Thrown at an element that has no parts.
  struct NotIndexed: Error {}

  /// What `value[key]` is in Ruby.
  ///
  /// - Throws: `NotIndexed` for a value without parts, `LiquidError` for a key that the value does not take.
  static func part(_ key: LiquidValue, of value: LiquidValue) throws -> LiquidValue {
    guard let part = try value.subscripted(by: key) else { throw NotIndexed() }
    return part
  }

  /// What `body` returns; nothing where it meets an element without parts, as in the reference implementation.
  static func whereIndexed(_ body: () throws -> LiquidValue) throws -> LiquidValue {
    do { return try body() } catch is NotIndexed { return .nil }
  }
}

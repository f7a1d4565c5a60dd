import SourceText

extension LiquidValue: Equatable {
  /// Equality of values: numbers by value, strings with or without origins by text, objects regardless of order.
  public static func == (a: LiquidValue, b: LiquidValue) -> Bool {
    switch (a, b) {
    case (.nil, .nil), (.empty, .empty), (.blank, .blank): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.double(let a), .double(let b)): a == b
    case (.int(let a), .double(let b)), (.double(let b), .int(let a)): Double(a) == b
    case (.array(let a), .array(let b)): a == b
    case (.range(let a, let b), .range(let c, let d)): a == c && b == d
    default:
      if let a = a.string, let b = b.string {
        a.utf8.elementsEqual(b.utf8)
      } else if let a = a.object, let b = b.object {
        a == b
      } else {
        false
      }
    }
  }

  /// What `a == b` says in a condition: equality, and `empty` and `blank` on either side, which equal not each other.
  func matches(_ other: LiquidValue) -> Bool {
    switch (self, other) {
    case (.empty, .empty), (.blank, .blank), (.empty, .blank), (.blank, .empty): false
    case (.empty, let value), (let value, .empty): value.isEmpty
    case (.blank, let value), (let value, .blank): value.isBlank
    default: self == other
    }
  }

  /// Whether this is an empty string, array or object.
  var isEmpty: Bool {
    switch self {
    case .string(let value): value.isEmpty
    case .captured(let value): value.isEmpty
    case .array(let values): values.isEmpty
    case .object(let object): object.isEmpty
    case .drop(let drop): drop.object.isEmpty
    default: false
    }
  }

  private var isBlank: Bool {
    switch self {
    case .nil, .bool(false): true
    case .string(let value): value.utf8.allSatisfy(\.isLiquidSpace)
    case .captured(let value): value.text.utf8.allSatisfy(\.isLiquidSpace)
    default: isEmpty
    }
  }

  /// How two values are ordered, as Ruby's `<=>`; nil where they cannot be compared.
  func order(to other: LiquidValue) -> Int? {
    switch (self, other) {
    case (.int(let a), .int(let b)): return a < b ? -1 : a == b ? 0 : 1
    case (.int, .double), (.double, .int), (.double, .double):
      let (a, b) = (Number(self).double, Number(other).double)
      return a < b ? -1 : a == b ? 0 : a > b ? 1 : nil
    case (.array(let a), .array(let b)):
      for (a, b) in zip(a, b) {
        guard let order = a.order(to: b) else { return nil }
        if order != 0 { return order }
      }
      return a.count < b.count ? -1 : a.count == b.count ? 0 : 1
    default:
      if let a = string, let b = other.string {
        if a.utf8.elementsEqual(b.utf8) { return 0 }
        return a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
      }
      return self == other ? 0 : nil
    }
  }
}

extension LiquidObject: Equatable {
  /// Equality regardless of order.
  public static func == (a: LiquidObject, b: LiquidObject) -> Bool {
    a.count == b.count && a.allSatisfy { b[$0.key] == $0.value }
  }
}

extension UInt8 {
  /// Whether the byte is white space in templates: blank, tab, line feed, vertical tab, form feed or carriage return.
  var isLiquidSpace: Bool { self == 32 || (9...13).contains(self) }

  /// Whether the byte is an ASCII digit.
  var isDigit: Bool { (48...57).contains(self) }

  /// The byte, a capital ASCII letter as the small one.
  var lowercasedASCII: UInt8 { (65...90).contains(self) ? self + 32 : self }

  /// Whether the byte may begin a name: an ASCII letter or `_`.
  var isNameStart: Bool { (65...90).contains(self) || (97...122).contains(self) || self == 95 }

  /// Whether the byte may stand in a tag's name: an ASCII letter, a digit or `_`.
  var isWord: Bool { isNameStart || isDigit }
}

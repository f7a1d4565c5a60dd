extension JekyllFilters {
  /// The property of an element that `where`, `group_by` and `sort` go by: a text of a number is the number.
  static func property(_ name: LiquidValue, of element: LiquidValue) -> LiquidValue {
    let path = name.text
    guard path.utf8.contains(UInt8(ascii: ".")) else { return number(in: member(path, of: element)) }
    return number(
      in: path.split(separator: ".").reduce(element) { value, key in
        // What Ruby yields of a value that has no members.
        value.isSubscriptable ? member(String(key), of: value) : .bool(false)
      })
  }

  private static func member(_ name: String, of value: LiquidValue) -> LiquidValue {
    (try? value.subscripted(by: .string(name))) ?? .nil
  }

  /// A text such as ` -5` or `2.50` as the number it shows; any other value as it is.
  private static func number(in value: LiquidValue) -> LiquidValue {
    guard let text = value.string?.trimmingBlanks, let first = text.utf8.first else { return value }
    let digits = first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    guard digits.contains(where: \.isDigit), digits.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }) else {
      return value
    }
    if let integer = Int(text) { return .int(integer) }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return value }
    // `5.` and `.5` are numbers too.
    let sign = first == UInt8(ascii: "-") ? "-" : ""
    let whole = parts[0].isEmpty ? "0" : String(Substring(parts[0]))
    let fraction = parts.count < 2 || parts[1].isEmpty ? "0" : String(Substring(parts[1]))
    return Double("\(sign)\(whole).\(fraction)").map(LiquidValue.double) ?? value
  }

  /// Whether a property is the target as a text, or an array that holds it.
  static func matches(_ property: LiquidValue, _ target: LiquidValue) -> Bool {
    switch target {
    case .nil: return property.isNil
    case .empty, .blank: return printed(property).isEmpty
    default: break
    }
    let target = target.text
    switch property {
    case .nil: return false
    case .array(let values): return values.contains { $0.text == target }
    default: return property.text == target
    }
  }

  /// The texts of all elements of nested arrays, one after the other; nothing for an empty object.
  private static func printed(_ value: LiquidValue) -> String {
    switch value {
    case .array(let values): values.lazy.map(printed).joined()
    case .object(let object) where object.isEmpty: ""
    default: value.text
    }
  }

  /// The elements that a value offers to be chosen from: an array's, a range's, or an object's values; nil for others.
  ///
  /// - Throws: `LiquidError` where a range is too long.
  static func candidates(_ value: LiquidValue, _ context: RenderContext) throws -> [LiquidValue]? {
    switch value {
    case .array(let values): values
    case .range: try StandardFilters.elements(of: value, context)
    case .object, .drop: value.object?.values
    default: nil
    }
  }

  /// The elements that a value offers to be sorted or grouped: an object's are pairs of key and value; nil for others.
  ///
  /// - Throws: `LiquidError` where a range is too long.
  static func members(_ value: LiquidValue, _ context: RenderContext) throws -> [LiquidValue]? {
    guard let object = value.object else { return try candidates(value, context) }
    return object.map { .array([.string($0.key), $0.value]) }
  }
}

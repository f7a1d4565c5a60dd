import SourceText

extension LiquidValue {
  /// The value as a string: nothing for `nil`, arrays and objects as Ruby inspects them.
  ///
  /// That is what filters take it for; a template prints the elements of an array one after the other instead.
  public var text: String {
    switch self {
    case .nil, .empty, .blank: ""
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .double(let value): Self.text(of: value)
    case .string(let value): value
    case .captured(let value): value.text
    case .array, .object, .drop: inspected
    case .range(let first, let last): "\(first)..\(last)"
    }
  }

  /// The value as Ruby's `inspect` writes it: strings in quotes, `nil` as a word, `{"key"=>value}`.
  ///
  /// Arrays and objects are cut off where that gets longer than any render may write.
  public var inspected: String {
    var result = ""
    inspect(into: &result)
    return result
  }

  private func inspect(into result: inout String) {
    guard result.utf8.count <= RenderLimits.inspectedBytes else { return }
    switch self {
    case .nil: result += "nil"
    case .bool, .int, .double, .range: result += text
    case .empty, .blank: result += "\"\""
    case .string(let value): Self.quote(value, into: &result)
    case .captured(let value): Self.quote(value.text, into: &result)
    case .array(let values):
      result += "["
      for (index, value) in values.enumerated() {
        if index > 0 { result += ", " }
        value.inspect(into: &result)
      }
      result += "]"
    case .object(let object): Self.inspect(object, into: &result)
    case .drop(let drop): Self.inspect(drop.object, into: &result)
    }
  }

  private static func inspect(_ object: LiquidObject, into result: inout String) {
    result += "{"
    var isFirst = true
    for (key, value) in object {
      if !isFirst { result += ", " }
      isFirst = false
      quote(key, into: &result)
      result += "=>"
      value.inspect(into: &result)
    }
    result += "}"
  }

  private static func quote(_ string: String, into result: inout String) {
    result += "\""
    defer { result += "\"" }
    let isPlain = string.utf8.withContiguousStorageIfAvailable { bytes in
      !bytes.contains { $0 < 0x20 || $0 > 0x7E || $0 == 0x22 || $0 == 0x23 || $0 == 0x5C }
    }
    if isPlain == true {
      result += string
      return
    }
    var scalars = string.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      // What would begin an interpolation in Ruby.
      case "#" where next == "{" || next == "$" || next == "@": result += "\\#"
      case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
      default: result += escape(scalar)
      }
    }
  }

  /// How many bytes the strings in the value have in all.
  var byteCount: Int {
    switch self {
    case .string(let value): value.utf8.count
    case .captured(let value): value.count
    case .array(let values): values.reduce(0) { $0.addingReportingOverflow($1.byteCount).partialValue }
    case .object(let object):
      object.reduce(0) { $0.addingReportingOverflow($1.key.utf8.count &+ $1.value.byteCount).partialValue }
    default: 0
    }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .unassigned, .lineSeparator, .paragraphSeparator: return false
    default: return true
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x07...0x0D: return ["\\a", "\\b", "\\t", "\\n", "\\v", "\\f", "\\r"][Int(scalar.value) - 7]
    case 0x1B: return "\\e"
    default:
      let code = String(scalar.value, radix: 16, uppercase: true)
      return code.count > 4 ? "\\u{\(code)}" : "\\u" + String(repeating: "0", count: 4 - code.count) + code
    }
  }

  /// A number as Ruby prints it: `5.0`, `1.0e+16`, `1.0e-05`.
  private static func text(of value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
    let text = "\(value)"
    guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")) else { return text }
    var mantissa = String(text[..<mark])
    if !mantissa.utf8.contains(UInt8(ascii: ".")) { mantissa += ".0" }
    let exponent = Int(text[text.index(after: mark)...]) ?? 0
    let digits = String(exponent.magnitude)
    return mantissa + (exponent < 0 ? "e-" : "e+") + (digits.count == 1 ? "0" : "") + digits
  }
}

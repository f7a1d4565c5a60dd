import SourceText

extension LiquidValue {
  /// The value as a template prints it: nothing for `nil`, elements one after the other, objects as Ruby inspects them.
  public var text: String {
    switch self {
    case .nil, .empty, .blank: ""
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .double(let value): Self.text(of: value)
    case .string(let value): value
    case .captured(let value): value.text
    case .array(let values): values.count == 1 ? values[0].text : values.lazy.map(\.text).joined()
    case .object, .drop: inspected
    case .range(let first, let last): "\(first)..\(last)"
    }
  }

  /// The value as Ruby's `inspect` writes it: strings in quotes, `nil` as a word, `{"key"=>value}`.
  public var inspected: String {
    switch self {
    case .nil: "nil"
    case .bool, .int, .double, .range: text
    case .empty, .blank: "\"\""
    case .string(let value): Self.quoted(value)
    case .captured(let value): Self.quoted(value.text)
    case .array(let values): "[" + values.lazy.map(\.inspected).joined(separator: ", ") + "]"
    case .object(let object): Self.inspect(object)
    case .drop(let drop): Self.inspect(drop.object)
    }
  }

  private static func inspect(_ object: LiquidObject) -> String {
    "{" + object.lazy.map { "\(quoted($0.key))=>\($0.value.inspected)" }.joined(separator: ", ") + "}"
  }

  private static func quoted(_ string: String) -> String {
    var result = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\u{1B}": result += "\\e"
      case "\u{0}"..<"\u{20}":
        let code = String(scalar.value, radix: 16, uppercase: true)
        result += "\\x" + (code.count == 1 ? "0" : "") + code
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
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

/// `JSONValue` → JSON text.
public struct JSONSerializer: Sendable {
  /// Whether to break lines and indent by two spaces.
  public var isPretty: Bool
  /// Whether to order the keys of objects by code points; otherwise they keep their order.
  public var sortsKeys: Bool

  /// A serializer; compact and in the order of the keys unless told otherwise.
  public init(isPretty: Bool = false, sortsKeys: Bool = false) {
    self.isPretty = isPretty
    self.sortsKeys = sortsKeys
  }

  /// The text of `value`, without a final newline.
  public func serialize(_ value: JSONValue) -> String {
    var text = ""
    append(value, depth: 0, to: &text)
    return text
  }

  private func append(_ value: JSONValue, depth: Int, to text: inout String) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += value.text
    case .string(let value): Self.append(quoted: value, to: &text)
    case .array(let values):
      append(values, in: ("[", "]"), depth: depth, to: &text) { append($0, depth: depth + 1, to: &$1) }
    case .object(let members):
      var members = Array(members)
      if sortsKeys { members.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } }
      append(members, in: ("{", "}"), depth: depth, to: &text) { member, text in
        Self.append(quoted: member.key, to: &text)
        text += isPretty ? ": " : ":"
        append(member.value, depth: depth + 1, to: &text)
      }
    }
  }

  private func append<Element>(
    _ elements: [Element], in brackets: (String, String), depth: Int, to text: inout String,
    each: (Element, inout String) -> Void
  ) {
    text += brackets.0
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      if isPretty { text += "\n" + String(repeating: "  ", count: depth + 1) }
      each(element, &text)
    }
    if isPretty, !elements.isEmpty { text += "\n" + String(repeating: "  ", count: depth) }
    text += brackets.1
  }

  private static func append(quoted string: String, to text: inout String) {
    text += "\""
    guard string.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else {
      text += string
      text += "\""
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}":
        let code = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension JSONValue: CustomStringConvertible {
  /// Compact JSON.
  public var description: String { JSONSerializer().serialize(self) }
}

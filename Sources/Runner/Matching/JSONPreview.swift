import JSON

/// A value of any size → one short line of JSON; no more of the value is looked at than is shown.
enum JSONPreview {
  /// The text of `value`, cut to `length` characters.
  static func text(of value: JSONValue, length: Int = 80) -> String {
    var text = ""
    append(value, length, to: &text)
    return text.count > length ? "\(text.prefix(length - 1))…" : text
  }

  private static func append(_ value: JSONValue, _ length: Int, to text: inout String) {
    switch value {
    case .string(let string): text += JSONValue.string(String(string.prefix(length + 1))).description
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        guard text.utf8.count <= length * 4 else { break }
        if index > 0 { text += "," }
        append(value, length, to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        guard text.utf8.count <= length * 4 else { break }
        if index > 0 { text += "," }
        append(.string(member.key), length, to: &text)
        text += ":"
        append(member.value, length, to: &text)
      }
      text += "}"
    case .null, .bool, .number: text += value.description
    }
  }
}

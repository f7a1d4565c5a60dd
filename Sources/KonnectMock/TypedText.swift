import JSON
import OpenAPI

/// Text of a path or query → the JSON value that its schema wants.
enum TypedText {
  /// The value that `text` stands for: a number or Boolean where the schema takes that and no string.
  static func value(of text: String, for schema: Schema) -> JSONValue {
    let string = JSONValue.string(text)
    if schema.type == .string { return string }
    for candidate in readings(of: text) where schema.validate(candidate).isEmpty { return candidate }
    return string
  }

  /// `value`, whose scalars are all strings, with those converted that its schema wants otherwise.
  static func typed(_ value: JSONValue, for schema: Schema) -> JSONValue {
    var value = value
    for _ in 0..<3 {
      var changed = false
      for violation in schema.validate(value) {
        guard ["type", "enum", "oneOf", "anyOf"].contains(violation.keyword),
          let text = value[violation.instance]?.string, let reading = readings(of: text).first,
          reading != .string(text)
        else { continue }
        value = value.setting(reading, at: violation.instance.tokens[...])
        changed = true
      }
      guard changed else { break }
    }
    return value
  }

  private static func readings(of text: String) -> [JSONValue] {
    if text == "true" { return [.bool(true), .string(text)] }
    if text == "false" { return [.bool(false), .string(text)] }
    if let number = JSONNumber(text: text) { return [.number(number), .string(text)] }
    return [.string(text)]
  }
}

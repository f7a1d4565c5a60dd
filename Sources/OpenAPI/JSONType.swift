public import JSON

/// A type that a schema can ask for.
public enum JSONType: String, Hashable, Sendable, CaseIterable {
  /// `null`.
  case null
  /// `true` or `false`.
  case boolean
  /// A number without a fraction; `1.0` is one.
  case integer
  /// Any number.
  case number
  /// A string.
  case string
  /// An array.
  case array
  /// An object.
  case object

  /// Whether `value` is of this type.
  public func admits(_ value: JSONValue) -> Bool {
    switch (self, value) {
    case (.null, .null), (.boolean, .bool), (.number, .number), (.string, .string), (.array, .array),
      (.object, .object):
      true
    case (.integer, .number(let number)): number.isInteger
    default: false
    }
  }

  /// The type with its article: `an object`.
  var withArticle: String {
    switch self {
    case .null: rawValue
    case .array, .object, .integer: "an \(rawValue)"
    case .boolean, .number, .string: "a \(rawValue)"
    }
  }
}

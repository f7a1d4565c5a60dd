import JSON
import OpenAPI

/// What changed, in words that go behind the name of a thing.
enum ChangeWording {
  /// So many values are listed.
  private static let maximumValues = 8

  /// So many values that are left are told.
  private static let maximumKept = 4

  /// What to write in place of a value that is no longer there.
  static func advice(_ verb: String, _ kept: [JSONValue]) -> String {
    kept.count <= maximumKept ? "\(verb) \(list(kept))" : "\(verb) one of the \(kept.count) values that are left"
  }

  /// `is a string now, not an integer`.
  static func text(_ change: ContractChange) -> String {
    switch change {
    case .removed(let name): name.map { "is `\($0)` now" } ?? "is gone"
    case .required: "is required now"
    case .optional: "need not be there any more"
    case .type(let old, let new): "is \(types(new)) now, not \(types(old))"
    case .valuesRemoved(let values, let kept):
      values.isEmpty
        ? "is limited to \(list(kept)) now"
        : "no longer has \(list(values))" + (kept.count <= maximumKept ? ", only \(list(kept))" : "")
    case .constraint(let keyword, let old, let new):
      "has `\(keyword): \(scalar(new))` now" + (old.map { ", it was \(scalar($0))" } ?? "")
    case .nullable: "can be null now"
    case .notNullable: "cannot be null any more"
    case .readOnly: "is written by the server alone now"
    case .writeOnly: "is no longer sent back"
    case .deprecated: "is deprecated"
    }
  }

  /// A field as people write it: `data[].id`; empty for the whole.
  static func field(_ pointer: JSONPointer) -> String {
    var text = ""
    for token in pointer.tokens {
      if token == "-" {
        text += "[]"
      } else if Int(token) != nil {
        text += "[\(token)]"
      } else {
        text += text.isEmpty ? token : ".\(token)"
      }
    }
    return text
  }

  /// `"small", "large" or 3 others`.
  static func list(_ values: [JSONValue]) -> String {
    let shown = values.prefix(maximumValues).map { "`\(scalar($0))`" }
    guard values.count <= maximumValues else {
      return shown.joined(separator: ", ") + " or \(values.count - maximumValues) others"
    }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "nothing" }
    return shown.dropLast().joined(separator: ", ") + " or " + last
  }

  private static func scalar(_ value: JSONValue) -> String { value.scalarText ?? value.description }

  private static func types(_ types: [JSONType]) -> String {
    let names = types.map { type in
      switch type {
      case .array, .object, .integer: "an \(type.rawValue)"
      case .boolean, .number, .string: "a \(type.rawValue)"
      case .null: "null"
      }
    }
    return names.isEmpty ? "of any type" : names.joined(separator: " or ")
  }
}

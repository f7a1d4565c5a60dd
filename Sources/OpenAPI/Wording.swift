import JSON
import SourceText

/// The sentences of violations, to be read after the name of a place.
enum Wording {
  /// `must be a string or null, not a number`.
  static func type(_ types: Set<JSONType>, isNullable: Bool, not value: JSONValue) -> String {
    var wanted = JSONType.allCases.filter(types.contains)
    if isNullable, !types.contains(.null) { wanted.append(.null) }
    // `null` reads best at the end.
    let names = wanted.filter { $0 != .null }.map(\.withArticle) + (wanted.contains(.null) ? ["null"] : [])
    return "must be \(list(names)), not \(actual(value, wanted: wanted))"
  }

  private static func actual(_ value: JSONValue, wanted: [JSONType]) -> String {
    switch value {
    case .null: "null"
    case .bool: "a boolean"
    case .number(let number):
      wanted.contains(.integer) ? shown(value) : number.isInteger ? "an integer" : "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// `must be one of "small", "medium"; nearest is "small"`.
  static func enumeration(_ values: [JSONValue], not value: JSONValue) -> String {
    guard values.count > 1 else { return values.first.map { "must be \(shown($0))" } ?? "is not allowed" }
    let most = 12
    var text = "must be one of " + values.prefix(most).map(shown).joined(separator: ", ")
    if values.count > most { text += " and \(values.count - most) others" }
    if let string = value.string,
      let nearest = EditDistance.nearest(to: string, among: values.compactMap(\.string), limit: 1).first
    {
      text += "; nearest is \"\(nearest)\""
    }
    return text
  }

  /// Why a `not` refuses a value.
  static func excluded(by node: SchemaNode) -> String {
    if let types = node.keywords.types, node.raw.object?.count == 1 {
      return "must not be \(list(JSONType.allCases.filter(types.contains).map(\.withArticle)))"
    }
    if let values = node.keywords.enumeration {
      return "must not be one of " + values.prefix(12).map(shown).joined(separator: ", ")
    }
    let required = node.keywords.objects.required
    if !required.isEmpty, node.raw.object?.count == 1 {
      return "must not have \(required.map { "\"\($0)\"" }.joined(separator: ", ")) together"
    }
    return "must not be of the kind that \"not\" describes"
  }

  /// `1 item`, `2 items`.
  static func count(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(plural ?? noun + "s")"
  }

  /// A value as JSON, cut short where it is long.
  static func shown(_ value: JSONValue) -> String {
    let text = value.description
    return text.count > 60 ? text.prefix(57) + "..." : text
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}

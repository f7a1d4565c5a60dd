import SourceText

/// One `name=value` of a query string.
struct QueryItem {
  /// The name, percent-decoded: `filter[name][eq]`.
  let name: String
  /// The value, percent-decoded; nil without `=`.
  let value: String?
  /// The item as written.
  private let text: String

  /// The items of `query` in order.
  static func all(in query: String?) -> [QueryItem] {
    (query ?? "").split(separator: "&").map { part in
      let name = part.prefix { $0 != "=" }
      let value = name.count < part.count ? decoded(part.dropFirst(name.count + 1)) : nil
      return QueryItem(name: decoded(name), value: value, text: String(part))
    }
  }

  /// The name before any bracket: `filter`.
  var root: String { String(name.prefix { $0 != "[" }) }

  /// The names in brackets: `name`, `eq`.
  var steps: [String] {
    name.split(separator: "[").dropFirst().compactMap { part in
      let step = part.prefix { $0 != "]" }
      return step.isEmpty ? nil : String(step)
    }
  }

  /// Where it stands in the URL of `use`.
  func place(in use: OperationUse) -> SourceRange? {
    let url = use.place(["url"])
    return url.flatMap { $0.part(text) } ?? url
  }

  /// `text` with `%41` read as `A`, and `+` as a blank.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

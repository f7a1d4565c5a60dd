/// The opaque text that stands in the Markdown where a tag's content was kept aside.
///
/// A tag's YAML never passes through CommonMark: a comment with the content's number takes its place, and so goes
/// through `capture`, `indent`, lists and includes unharmed. It is one line that opens nothing, so that wherever it
/// comes to stand, what follows is read as before.
enum PayloadMarker {
  /// Private-use characters, which no page types, so that a marker is found in whatever it was taken for.
  private static let open: Unicode.Scalar = "\u{F8D0}"
  private static let close: Unicode.Scalar = "\u{F8D1}"

  /// What a comment of HTML begins with.
  static let opening = Array("<!--".utf8)
  /// What stands before the number and its brackets.
  static let before = "<!-- runbook-payload "
  /// What stands after them.
  static let after = " -->"

  /// The text that stands for payload `id`.
  static func text(for id: Int) -> String { "\(before)\(open)\(id)\(close)\(after)" }

  /// The text before each marker of `line` with that marker's payload, and last the text after them.
  static func parts(of line: Substring) -> [(text: Substring, id: Int?)] {
    guard line.unicodeScalars.contains(open) else { return [(line, nil)] }
    var parts: [(Substring, Int?)] = []
    var rest = line
    while let start = rest.unicodeScalars.firstIndex(of: open),
      let end = rest.unicodeScalars[start...].firstIndex(of: close)
    {
      let text = rest[..<start]
      let id = Int(String(rest.unicodeScalars[start..<end].dropFirst()))
      parts.append((text.hasSuffix(before) ? text.dropLast(before.count) : text, id))
      rest = rest[rest.unicodeScalars.index(after: end)...]
      if rest.hasPrefix(after) { rest = rest.dropFirst(after.count) }
    }
    return parts + [(rest, nil)]
  }

  /// The payloads whose markers stand in `text`.
  static func ids(in text: String) -> [Int] {
    guard text.unicodeScalars.contains(open) else { return [] }
    let parts = text.unicodeScalars.split(separator: open, omittingEmptySubsequences: false).dropFirst()
    return parts.compactMap { part in part.firstIndex(of: close).flatMap { Int(String(part[..<$0])) } }
  }
}

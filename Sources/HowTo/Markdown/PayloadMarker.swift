/// The opaque text that stands in the Markdown where a tag's content was kept aside.
///
/// A tag's YAML never passes through CommonMark: a fenced block with the content's number takes its place, and so goes
/// through `capture`, `indent`, lists and includes unharmed.
enum PayloadMarker {
  private static let info = "runbook-payload"
  /// Private-use characters, which no page types, so that a marker is found even where its fence was not read as one.
  private static let open: Character = "\u{F8D0}"
  private static let close: Character = "\u{F8D1}"

  /// The lines that stand for payload `id`, each after the blanks `prefix`.
  ///
  /// The first line is without the prefix: the tag's own line has it already.
  static func text(for id: Int, prefix: String) -> String {
    "```\(info)\n\(prefix)\(open)\(id)\(close)\n\(prefix)```"
  }

  /// Whether a fence's info string is a marker's.
  static func isMarker(info: String) -> Bool { info == Self.info }

  /// The payloads whose markers stand in `text`.
  static func ids(in text: String) -> [Int] {
    guard text.contains(open) else { return [] }
    return text.split(separator: open).dropFirst(text.first == open ? 0 : 1).compactMap { part in
      part.firstIndex(of: close).flatMap { Int(part[..<$0]) }
    }
  }
}

/// The opaque text that stands in the Markdown where a tag's content was kept aside.
///
/// A tag's YAML never passes through CommonMark: a comment with the content's number takes its place, and so goes
/// through `capture`, `indent`, lists and includes unharmed. It is one line that opens nothing, so that wherever it
/// comes to stand, what follows is read as before.
enum PayloadMarker {
  /// Private-use characters, which no page types, so that a marker is found in whatever it was taken for.
  private static let open: Unicode.Scalar = "\u{F8D0}"
  private static let close: Unicode.Scalar = "\u{F8D1}"

  /// The text that stands for payload `id`.
  static func text(for id: Int) -> String { "<!-- runbook-payload \(open)\(id)\(close) -->" }

  /// The payloads whose markers stand in `text`.
  static func ids(in text: String) -> [Int] {
    guard text.unicodeScalars.contains(open) else { return [] }
    let parts = text.unicodeScalars.split(separator: open, omittingEmptySubsequences: false).dropFirst()
    return parts.compactMap { part in part.firstIndex(of: close).flatMap { Int(String(part[..<$0])) } }
  }
}

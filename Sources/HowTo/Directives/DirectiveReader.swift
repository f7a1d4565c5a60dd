import RunbookModel
import SourceText

/// Rendered text → the directives in its comments, and what is wrong with them.
///
/// A directive's comment stands on lines of its own: `<!-- runbook: capture CACHE_ID=.id -->`. `<!-- runbook: ignore … -->`
/// is for the static checks and none of them.
struct DirectiveReader {
  /// The rule of all diagnostics.
  static let rule = "malformed-directive"

  /// A comment that holds directives.
  struct Comment {
    /// Its first line in the rendered text, from 1.
    var line: Int
    /// The directives, in order.
    var directives: [Directive]

    /// The comment as a leaf of the page.
    var block: ContentBlock {
      ContentBlock(
        kind: .directives(directives), text: "", lines: line...line, items: [], attributes: AttributeList(),
        isQuoted: false)
    }
  }

  /// The comments, in order.
  private(set) var comments: [Comment] = []
  /// What is wrong.
  private(set) var diagnostics: [Diagnostic] = []

  private let text: MappedText

  private static let keyword = Array("runbook:".utf8)

  /// Reads the directives of `text`.
  static func read(_ text: MappedText) -> DirectiveReader {
    var reader = DirectiveReader(text: text)
    // Few pages have any.
    if text.text.firstRange(of: "runbook:") != nil { reader.read() }
    return reader
  }

  private init(text: MappedText) { self.text = text }

  private mutating func read() {
    let bytes = Array(text.text.utf8)
    let found = DirectiveComments(in: bytes)
    for comment in found.alone { read(comment, in: bytes) }
    for comment in found.inline where content(of: comment, in: bytes) != nil {
      report(
        "this directive stands behind other text", at: comment,
        fix: "write the comment on a line of its own, above the step it is for")
    }
    comments.sort { $0.line < $1.line }
  }

  private mutating func read(_ comment: Range<Int>, in bytes: [UInt8]) {
    guard let content = content(of: comment, in: bytes) else { return }
    let outcome = DirectiveParser.parse(bytes[content])
    let directives = outcome.statements.compactMap { statement -> Directive? in
      guard let range = text.origin(of: statement.range) else { return nil }
      return Directive(
        statement.content, text: String(decoding: bytes[statement.range], as: UTF8.self), range: range)
    }
    if !directives.isEmpty {
      let line = bytes[..<comment.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
      comments.append(Comment(line: line, directives: directives))
    }
    for fault in outcome.faults { report(fault.message, at: fault.range ?? content, fix: fault.fix) }
  }

  /// Where the words of a directive's comment stand; nil for another comment.
  private func content(of comment: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    var start = comment.lowerBound + PayloadMarker.opening.count
    let end = max(start, comment.upperBound - 3)
    while start < end, bytes[start].isASCIIBlank { start += 1 }
    guard bytes[start..<end].starts(with: Self.keyword) else { return nil }
    start += Self.keyword.count
    while start < end, bytes[start].isASCIIBlank { start += 1 }
    let isIgnore = bytes[start..<end].starts(with: "ignore".utf8)
    return isIgnore ? nil : start..<end
  }

  private mutating func report(_ message: String, at range: Range<Int>, fix: String) {
    diagnostics.append(
      Diagnostic(.error, rule: Self.rule, message, at: text.origin(of: range), fix: .init(fix)))
  }
}

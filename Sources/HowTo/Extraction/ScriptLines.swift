import SourceText

/// The lines of a fenced script beside those of the page that it stands in.
struct ScriptLines {
  /// Where the fence stands.
  let origin: SourceRange
  private let texts: [Substring]

  /// The lines of `script`, the text of the fence at `origin`.
  init(_ script: String, at origin: SourceRange) {
    self.origin = origin
    texts = script.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Where `lines` (from 0) stand; the whole fence where the page has another text there, which then was made by a template.
  func range(of lines: ClosedRange<Int>) -> SourceRange {
    let first = origin.start.line + 1 + lines.lowerBound
    guard texts.indices.contains(lines.lowerBound),
      origin.file.lineText(first)?.contains(texts[lines.lowerBound].trimmingSpace) == true
    else { return origin }
    let start = origin.file.offset(of: origin.file.lineRange(first).start)
    let end = origin.file.offset(of: origin.file.lineRange(origin.start.line + 1 + lines.upperBound).end)
    return origin.file.range(start..<max(start + 1, end), includes: origin.includes)
  }
}

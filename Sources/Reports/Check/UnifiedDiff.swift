import SourceText

/// A mended file → the difference, as `diff -u` writes it and `patch -p1` reads it.
public enum UnifiedDiff {
  private static let context = 3

  /// The lines of the difference; `path` is shown.
  public static func lines(_ fixed: FixedFile, path: String) -> [String] {
    let file = fixed.file
    let bytes = Array(file.text.utf8)
    var result = ["--- a/\(path)", "+++ b/\(path)"]
    var shift = 0
    for hunk in hunks(fixed) {
      let last = file.lineCount
      let first = max(hunk.lines.lowerBound - context, 1)
      let end = min(hunk.lines.upperBound + context, last)
      var body: [String] = []
      var removed = 0
      var added = 0
      var line = first
      for change in hunk.changes {
        body += (line..<change.lines.lowerBound).map { " \(file.lineText($0) ?? "")" }
        let range = offset(change.lines.lowerBound, file)..<offset(change.lines.upperBound + 1, file)
        let old = Array(String(decoding: bytes[range], as: UTF8.self).lines)
        let new = FixedFile.apply(change.edits, to: bytes[range]).lines
        body += old.map { "-\($0)" } + new.map { "+\($0)" }
        removed += old.count
        added += new.count
        line = change.lines.upperBound + 1
      }
      body += line <= end ? (line...end).map { " \(file.lineText($0) ?? "")" } : []
      let count = end - first + 1
      result.append("@@ -\(first),\(count) +\(first + shift),\(count + added - removed) @@")
      result += body
      if end == last, !file.text.hasSuffix("\n") { result.append("\\ No newline at end of file") }
      shift += added - removed
    }
    return result
  }

  /// Edits on lines that touch.
  private struct Change {
    var lines: ClosedRange<Int>
    var edits: [FixedFile.Edit]
  }

  /// Changes so near that their contexts meet.
  private struct Hunk {
    var lines: ClosedRange<Int>
    var changes: [Change]
  }

  private static func hunks(_ fixed: FixedFile) -> [Hunk] {
    var hunks: [Hunk] = []
    for edit in fixed.edits {
      let first = fixed.file.position(at: edit.range.lowerBound).line
      let last = fixed.file.position(at: max(edit.range.upperBound - 1, edit.range.lowerBound)).line
      let lines = first...max(first, last)
      guard var hunk = hunks.last, lines.lowerBound - hunk.lines.upperBound <= 2 * context else {
        hunks.append(Hunk(lines: lines, changes: [Change(lines: lines, edits: [edit])]))
        continue
      }
      let upper = max(hunk.lines.upperBound, lines.upperBound)
      if let change = hunk.changes.last, lines.lowerBound <= change.lines.upperBound + 1 {
        hunk.changes[hunk.changes.count - 1] = Change(
          lines: change.lines.lowerBound...upper, edits: change.edits + [edit])
      } else {
        hunk.changes.append(Change(lines: lines, edits: [edit]))
      }
      hunk.lines = hunk.lines.lowerBound...upper
      hunks[hunks.count - 1] = hunk
    }
    return hunks
  }

  private static func offset(_ line: Int, _ file: SourceFile) -> Int {
    file.offset(of: SourcePosition(line: line, column: 1))
  }
}

extension String {
  /// The lines without their ends; a newline at the end starts no further line.
  fileprivate var lines: [Substring] {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

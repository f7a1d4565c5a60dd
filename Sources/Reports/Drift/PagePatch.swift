public import SourceText

/// Fixes that a program can make → a unified diff of the files they are in.
public struct PagePatch {
  /// Lines of context around a change.
  private static let context = 3

  /// A replacement on one line.
  private struct Edit {
    var line: Int
    var columns: Range<Int>
    var text: String
  }

  /// The diff, without a final newline; empty where no diagnostic has a replacement.
  ///
  /// Of fixes that overlap the first is made. Paths begin with `a/` and `b/`, so that `git apply` and `patch -p1` read it.
  public static func render(_ diagnostics: [Diagnostic]) -> String {
    var files: [SourceFile] = []
    var edits: [String: [Edit]] = [:]
    for diagnostic in diagnostics {
      guard let range = diagnostic.range, let text = diagnostic.fix?.replacement, range.start.line == range.end.line,
        !text.contains(where: \.isNewline), !range.file.path.hasPrefix("<")
      else { continue }
      let edit = Edit(line: range.start.line, columns: range.start.column - 1..<range.end.column - 1, text: text)
      let path = range.file.path
      if edits[path] == nil { files.append(range.file) }
      let isTaken = edits[path, default: []].contains { $0.line == edit.line && overlap($0.columns, edit.columns) }
      if !isTaken { edits[path, default: []].append(edit) }
    }
    return files.map { diff(of: $0, edits[$0.path] ?? []) }.joined(separator: "\n")
  }

  private static func overlap(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    a.overlaps(b) || a == b
  }

  private static func diff(of file: SourceFile, _ edits: [Edit]) -> String {
    var lines = file.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Array($0) }
    let endsWithNewline = lines.last?.isEmpty == true && lines.count > 1
    if endsWithNewline { lines.removeLast() }
    let byLine = Dictionary(grouping: edits.filter { $0.line <= lines.count }, by: \.line)
    var path = file.path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    while path.hasPrefix("/") { path = path.dropFirst() }
    var output = ["--- a/\(path)", "+++ b/\(path)"]
    for hunk in hunks(around: byLine.keys.sorted(), count: lines.count) {
      output.append("@@ -\(hunk.lowerBound),\(hunk.count) +\(hunk.lowerBound),\(hunk.count) @@")
      var added: [String] = []
      for number in hunk {
        let old = lines[number - 1]
        let isLast = number == lines.count && !endsWithNewline
        let text = String(decoding: old, as: UTF8.self)
        if let changes = byLine[number] {
          output.append("-" + text)
          if isLast { output.append(noNewline) }
          added.append("+" + String(decoding: replaced(old, changes), as: UTF8.self))
          if isLast { added.append(noNewline) }
          // Lines that change together stand together.
          if byLine[number + 1] != nil { continue }
        }
        output += added
        added = []
        guard byLine[number] == nil else { continue }
        output.append(" " + text)
        if isLast { output.append(noNewline) }
      }
    }
    return output.joined(separator: "\n")
  }

  private static let noNewline = "\\ No newline at end of file"

  private static func replaced(_ line: [UInt8], _ edits: [Edit]) -> [UInt8] {
    var line = line
    for edit in edits.sorted(by: { $0.columns.lowerBound > $1.columns.lowerBound }) {
      guard edit.columns.upperBound <= line.count else { continue }
      line.replaceSubrange(edit.columns, with: Array(edit.text.utf8))
    }
    return line
  }

  /// Changed lines with their context, those that touch in one.
  private static func hunks(around changed: [Int], count: Int) -> [ClosedRange<Int>] {
    var hunks: [ClosedRange<Int>] = []
    for line in changed {
      let hunk = max(1, line - context)...min(count, line + context)
      if let last = hunks.last, hunk.lowerBound <= last.upperBound + 1 {
        hunks[hunks.count - 1] = last.lowerBound...hunk.upperBound
      } else {
        hunks.append(hunk)
      }
    }
    return hunks
  }
}

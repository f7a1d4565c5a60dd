public import SourceText

/// A mended file → the difference, as `diff -u` writes it, and `git apply` and `patch -p1` read it.
public enum UnifiedDiff {
  private static let context = 3
  private static let noNewline = "\\ No newline at end of file"

  /// The differences of all files that `diagnostics` can mend, one below the other; none where nothing can be.
  public static func lines(_ diagnostics: [Diagnostic], paths: RelativePaths = .asGiven) -> [String] {
    FixedFile.all(diagnostics).flatMap { lines($0, path: paths.shown($0.file.path)) }
  }

  /// The lines of the difference, `path` shown.
  ///
  /// A line of the file keeps its carriage return.
  public static func lines(_ fixed: FixedFile, path: String) -> [String] {
    let bytes = Array(fixed.file.text.utf8)
    let old = lineRanges(of: bytes)
    // A tab ends a name with blanks, as git and diff write it.
    let name = path.drop { $0 == "/" } + (path.contains(" ") ? "\t" : "")
    var result = ["--- a/\(name)", "+++ b/\(name)"]
    var shift = 0
    for hunk in hunks(DiffBlock.all(fixed, bytes: bytes, lines: old)) {
      let first = max((hunk.first?.lines.lowerBound ?? 0) - context, 0)
      let end = min((hunk.last?.lines.upperBound ?? 0) + context, old.count)
      var body: [String] = []
      var growth = 0
      var next = first
      for block in hunk {
        body += shown(old[next..<block.lines.lowerBound].map { bytes[$0] }, as: " ")
        body += shown(old[block.lines].map { bytes[$0] }, as: "-")
        let new = lineRanges(of: block.text).map { block.text[$0] }
        body += shown(new, as: "+")
        growth += new.count - block.lines.count
        next = block.lines.upperBound
      }
      body += shown(old[next..<end].map { bytes[$0] }, as: " ")
      let newCount = end - first + growth
      // A side without lines is named by the line before it.
      let oldStart = end > first ? first + 1 : first
      let newStart = first + shift + (newCount > 0 ? 1 : 0)
      result.append("@@ -\(oldStart),\(end - first) +\(newStart),\(newCount) @@")
      result += body
      shift += growth
    }
    return result
  }

  /// The lines with `mark` before each and without their newline; one that has none is told.
  private static func shown(_ lines: [ArraySlice<UInt8>], as mark: String) -> [String] {
    lines.flatMap { line in
      let hasEnd = line.last == UInt8(ascii: "\n")
      let text = String(decoding: hasEnd ? line.dropLast() : line, as: UTF8.self)
      return hasEnd ? [mark + text] : [mark + text, noNewline]
    }
  }

  /// The blocks, those together whose contexts meet.
  private static func hunks(_ blocks: [DiffBlock]) -> [[DiffBlock]] {
    var hunks: [[DiffBlock]] = []
    for block in blocks {
      if let last = hunks.last?.last, block.lines.lowerBound - last.lines.upperBound <= 2 * context {
        hunks[hunks.count - 1].append(block)
      } else {
        hunks.append([block])
      }
    }
    return hunks
  }

  /// The lines with their ends; what follows the last newline is one, too, if there is anything.
  static func lineRanges(of bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }
}

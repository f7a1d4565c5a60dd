/// A stretch of a file, and the includes through which the page came to it.
public struct SourceRange: Hashable, Sendable {
  /// The file that holds the text.
  public var file: SourceFile
  /// The first place.
  public var start: SourcePosition
  /// The place after the last byte.
  public var end: SourcePosition
  /// The places of the `include` tags that led here, the page's own first; empty for text of the page itself.
  public var includes: [IncludeFrame]

  /// A range from `start` up to but not including `end`.
  public init(file: SourceFile, start: SourcePosition, end: SourcePosition, includes: [IncludeFrame] = []) {
    self.file = file
    self.start = start
    self.end = max(start, end)
    self.includes = includes
  }

  /// `path:line:column` of the first place.
  public var description: String { "\(file.path):\(start.line):\(start.column)" }

  /// The text of the range.
  public var text: Substring {
    let utf8 = file.text.utf8
    let lower = utf8.index(utf8.startIndex, offsetBy: file.offset(of: start))
    let upper = utf8.index(utf8.startIndex, offsetBy: file.offset(of: end))
    return file.text[lower..<max(lower, upper)]
  }
}

/// One step of an include chain: where a file was included.
public struct IncludeFrame: Hashable, Sendable {
  /// The including file's path.
  public var path: String
  /// The line of the `include` tag, from 1.
  public var line: Int

  /// An include at `line` of the file at `path`.
  public init(path: String, line: Int) {
    self.path = path
    self.line = line
  }
}

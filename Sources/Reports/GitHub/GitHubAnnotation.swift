public import SourceText

/// A workflow command of GitHub Actions (`::error file=…::message`), which GitHub shows beside the lines of a change.
///
/// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
public struct GitHubAnnotation: Sendable, Hashable {
  /// How bad it is; a note is a `notice` there.
  public var severity: Diagnostic.Severity
  /// What to say; it may have several lines.
  public var message: String
  /// What stands above the message.
  public var title: String?
  /// The file, relative to the repository's root, which is where a job's commands run.
  public var file: String?
  /// The first line, from 1.
  public var line: Int?
  /// The first column, from 1; told only where `endLine` is `line`, as columns are for a place on one line.
  public var column: Int?
  /// The last line, from 1; `line` unless given.
  public var endLine: Int?
  /// The last column, which is part of the place.
  public var endColumn: Int?

  /// An annotation; without a file it stands in the job's summary alone.
  public init(
    _ severity: Diagnostic.Severity, _ message: String, title: String? = nil, file: String? = nil, line: Int? = nil,
    column: Int? = nil, endLine: Int? = nil, endColumn: Int? = nil
  ) {
    self.severity = severity
    self.message = message
    self.title = title
    self.file = file
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
  }

  /// The annotation of a diagnostic with its advice, `paths` showing its file.
  public init(_ diagnostic: Diagnostic, title: String, paths: RelativePaths = .asGiven) {
    let advice = diagnostic.fix.map { "\nHelp: \($0.message)" } ?? ""
    self.init(diagnostic.severity, diagnostic.message + advice, title: title)
    guard let range = diagnostic.range else { return }
    file = paths.shown(range.file.path)
    line = range.start.line
    endLine = range.end.line
    column = range.file.utf16Column(of: range.start)
    endColumn = range.file.utf16Column(of: range.end) - 1
  }

  /// The line to write on standard output, without its end.
  public var command: String {
    let name = severity == .note ? "notice" : severity.rawValue
    let list = properties.map { "\($0)=\(Self.escaped(property: $1))" }.joined(separator: ",")
    return "::\(name)\(list.isEmpty ? "" : " \(list)")::\(Self.escaped(message))"
  }

  private var properties: [(String, String)] {
    var properties: [(String, String)] = []
    if let file {
      properties.append(("file", file))
      if let line {
        properties += [("line", "\(line)"), ("endLine", "\(endLine ?? line)")]
        if let column, endLine ?? line == line {
          properties += [("col", "\(column)"), ("endColumn", "\(max(endColumn ?? column, column))")]
        }
      }
    }
    return properties + (title.map { [("title", $0)] } ?? [])
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func escaped(property text: String) -> String {
    escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

import SourceText

/// Check → workflow commands of GitHub Actions, which shows them beside the lines.
public enum CheckGitHub {
  /// A command for each fault, and the summary.
  public static func lines(_ report: CheckReport) -> [String] {
    report.findings.map { line($0.diagnostic, report) } + [
      CheckSummary.text(report.findings.map(\.diagnostic), pages: report.pageCount, steps: report.stepCount)
    ]
  }

  private static func line(_ diagnostic: Diagnostic, _ report: CheckReport) -> String {
    var properties: [(String, String)] = []
    if let range = diagnostic.range {
      properties = [("file", report.shown(range.file.path)), ("line", "\(range.start.line)")]
      properties.append(("endLine", "\(range.end.line)"))
      // Columns are for a place on one line.
      if range.start.line == range.end.line {
        properties += [
          ("col", "\(range.start.column)"), ("endColumn", "\(max(range.end.column - 1, range.start.column))"),
        ]
      }
    }
    properties.append(("title", diagnostic.rule))
    let command = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
    let list = properties.map { "\($0)=\(escapedProperty($1))" }.joined(separator: ",")
    let advice = diagnostic.fix.map { "\nHelp: \($0.message)" } ?? ""
    return "::\(command) \(list)::\(escaped(diagnostic.message + advice))"
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

  private static func escapedProperty(_ text: String) -> String {
    escaped(text).split(separator: ":", omittingEmptySubsequences: false).joined(separator: "%3A")
      .split(separator: ",", omittingEmptySubsequences: false).joined(separator: "%2C")
  }
}

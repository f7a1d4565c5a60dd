import SourceText

/// Drift → workflow commands that GitHub shows beside the lines of a change.
public enum DriftAnnotations {
  /// One command for each finding, without a final newline; empty for none.
  public static func render(_ report: DriftReport) -> String {
    report.pages.flatMap { page in
      page.entries.flatMap { entry in entry.findings.map { command($0, of: entry) } }
    }.joined(separator: "\n")
  }

  private static func command(_ finding: Diagnostic, of entry: DriftReport.Entry) -> String {
    let level = finding.severity == .error ? "error" : finding.severity == .warning ? "warning" : "notice"
    var properties: [String] = []
    if let range = finding.range {
      properties += ["file=\(escaped(property: range.file.path))", "line=\(range.start.line)"]
      if range.end.line == range.start.line {
        properties += ["col=\(range.start.column)", "endColumn=\(range.end.column)"]
      } else {
        properties.append("endLine=\(range.end.line)")
      }
    }
    properties.append("title=\(escaped(property: "\(entry.operation) \(entry.verdict.text)"))")
    let advice = finding.fix.map { "\n\($0.message)" } ?? ""
    return "::\(level) \(properties.joined(separator: ","))::\(escaped(finding.message + advice))"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r\n", with: "%0A").replacing("\r", with: "%0D")
      .replacing("\n", with: "%0A")
  }

  private static func escaped(property text: String) -> String {
    escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

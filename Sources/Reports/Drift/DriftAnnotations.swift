import SourceText

/// Drift → workflow commands that GitHub shows beside the lines of a change.
public enum DriftAnnotations {
  /// One command for each finding, without a final newline; empty for none.
  public static func render(_ report: DriftReport) -> String {
    report.pages.flatMap(\.entries).flatMap { entry in
      entry.findings.map { GitHubAnnotation($0, title: "\(entry.operation) \(entry.verdict.text)").command }
    }.joined(separator: "\n")
  }
}

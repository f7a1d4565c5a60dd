import SourceText

/// Check → workflow commands of GitHub Actions, which shows them beside the lines.
public enum CheckGitHub {
  /// A command for each fault, and the summary.
  ///
  /// - Parameter paths: How files are shown: relative to the repository's root.
  public static func lines(_ report: CheckReport, paths: RelativePaths) -> [String] {
    report.findings.map { GitHubAnnotation($0.diagnostic, title: $0.diagnostic.rule, paths: paths).command }
      + [CheckSummary.text(report.findings.map(\.diagnostic), pages: report.pageCount, steps: report.stepCount)]
  }
}

import SourceText

/// Check → text with the source line and carets under each place.
public enum CheckText {
  /// So many further pages are named where a fault of an include reaches several.
  private static let maximumPages = 3

  /// The faults, a blank line behind each, and the summary.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - paths: How the further pages are shown that a fault reaches.
  ///   - style: How the text is coloured.
  public static func lines(_ report: CheckReport, paths: RelativePaths, style: TextStyle) -> [String] {
    let renderer = DiagnosticRenderer(usesColor: style.isEnabled)
    let found = report.findings.map { renderer.render(diagnostic(of: $0, paths)) + "\n" }
    return found + [
      CheckSummary.text(report.findings.map(\.diagnostic), pages: report.pageCount, steps: report.stepCount)
    ]
  }

  /// The diagnostic, with a note where several pages have it.
  private static func diagnostic(of finding: CheckReport.Finding, _ paths: RelativePaths) -> Diagnostic {
    var diagnostic = finding.diagnostic
    let others = finding.others
    guard !others.isEmpty else { return diagnostic }
    let names = others.prefix(maximumPages).map { "\(paths.shown($0.file.path)):\($0.start.line)" }
    let further = others.count - names.count
    let list = names.joined(separator: ", ") + (further > 0 ? " and \(further.counted("other"))" : "")
    diagnostic.notes.append(.init("it reaches \((others.count + 1).counted("page")), also \(list)"))
    return diagnostic
  }
}

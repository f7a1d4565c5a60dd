import SourceText

/// Check → text with the source line and carets under each place.
public enum CheckText {
  /// The faults, a blank line behind each, and the summary.
  public static func lines(_ report: CheckReport, style: TextStyle) -> [String] {
    let renderer = DiagnosticRenderer(usesColor: style.isEnabled)
    let found = report.findings.map { renderer.render(diagnostic(of: $0, report)) + "\n" }
    return found + [
      CheckSummary.text(report.findings.map(\.diagnostic), pages: report.pageCount, steps: report.stepCount)
    ]
  }

  /// The diagnostic, with a note where several pages have it.
  private static func diagnostic(of finding: CheckReport.Finding, _ report: CheckReport) -> Diagnostic {
    var diagnostic = finding.diagnostic
    guard finding.pages.count > 1 else { return diagnostic }
    let others = finding.pages.dropFirst()
    let names = others.prefix(3).map(report.shown).joined(separator: ", ")
    let further = others.count > 3 ? " and \((others.count - 3).counted("other"))" : ""
    diagnostic.notes.append(.init("it also reaches \(names)\(further)"))
    return diagnostic
  }
}

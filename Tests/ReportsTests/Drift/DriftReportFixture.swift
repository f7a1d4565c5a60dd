import Reports
import RunbookModel
import SourceText

/// A report of what a made-up change means for the fixture's page.
enum DriftReportFixture {
  static func report(_ runbook: Runbook = ReportFixture.runbook, isTouched: Bool = true) -> DriftReport {
    let requests = runbook.steps.filter { if case .request = $0.action { true } else { false } }
    let file = requests[0].origin.file
    let entries = requests.enumerated().map { number, step in
      DriftReport.Entry(
        step: step, operation: number == 0 ? "POST /v2/things" : "GET /v2/things/{id}",
        operationID: number == 0 ? "create-thing" : "get-thing", api: "Things",
        findings: !isTouched ? [] : number == 0 ? breaking(file, step.id) : risky(file, step.id),
        changeCount: 3)
    }
    return DriftReport(base: "old", head: "new|er", pages: [.init(runbook: runbook, entries: entries)])
  }

  private static func breaking(_ file: SourceFile, _ id: String) -> [Diagnostic] {
    let name = SourceRange(
      file: file, start: SourcePosition(line: 20, column: 3), end: SourcePosition(line: 20, column: 7))
    return [
      Diagnostic(
        .error, rule: "request-field-removed", "request field `name` is `label` now", at: name,
        fix: .init("write `label`", replacement: "label"), subject: id),
      Diagnostic(
        .warning, rule: "request-field-changed", "request field `owner` has `maxLength: 3` now", at: nil,
        fix: .init("see to it that the value of `$OWNER` fits"), subject: id),
    ]
  }

  private static func risky(_ file: SourceFile, _ id: String) -> [Diagnostic] {
    [
      Diagnostic(
        .warning, rule: "response-field-changed", "response field `a_b`, 100% <new>, can be null now",
        at: file.lineRange(46), fix: .init("say what a reader does: stop, or ask"), subject: id)
    ]
  }
}

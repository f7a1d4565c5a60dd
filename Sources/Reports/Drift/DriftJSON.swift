public import JSON
import RunbookModel
import SourceText

/// Drift → JSON.
public enum DriftJSON {
  /// The report as an object: all steps, the untouched ones, too.
  public static func render(_ report: DriftReport) -> JSONValue {
    [
      "base": .string(report.base),
      "head": .string(report.head),
      "summary": [
        "steps": number(report.stepCount), "breaks": number(report.count(.breaks)),
        "mayBreak": number(report.count(.mayBreak)), "untouched": number(report.count(.untouched)),
      ],
      "pages": .array(report.pages.map(page)),
    ]
  }

  private static func page(_ page: DriftReport.Page) -> JSONValue {
    [
      "page": .string(page.runbook.page),
      "title": .string(page.runbook.title),
      "steps": .array(page.entries.map(entry)),
    ]
  }

  private static func entry(_ entry: DriftReport.Entry) -> JSONValue {
    [
      "step": .string(entry.step.id),
      "line": number(StepPlace.line(of: entry.step)),
      "operation": .string(entry.operation),
      "operationId": .string(entry.operationID),
      "api": .string(entry.api),
      "verdict": .string(entry.verdict.rawValue),
      "changesOfOperation": number(entry.changeCount),
      "findings": .array(entry.findings.map { DiagnosticJSON.render($0) }),
    ]
  }

  private static func number(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
}

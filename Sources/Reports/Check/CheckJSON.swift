public import JSON
import SourceText

/// Check → JSON.
public enum CheckJSON {
  /// The report as an object of `version` 1; paths relative to the site.
  public static func render(_ report: CheckReport) -> JSONValue {
    [
      "version": 1,
      "findings": .array(report.findings.map { finding($0, report) }),
      "summary": [
        "pages": .number(JSONNumber(report.pageCount)),
        "steps": .number(JSONNumber(report.stepCount)),
        "errors": .number(JSONNumber(report.count(.error))),
        "warnings": .number(JSONNumber(report.count(.warning))),
        "notes": .number(JSONNumber(report.count(.note))),
      ],
    ]
  }

  private static func finding(_ finding: CheckReport.Finding, _ report: CheckReport) -> JSONValue {
    let diagnostic = finding.diagnostic
    var value: JSONValue = [
      "rule": .string(diagnostic.rule),
      "severity": .string(diagnostic.severity.rawValue),
      "message": .string(diagnostic.message),
    ]
    place(diagnostic.range, report, in: &value)
    value["step"] = diagnostic.subject.map(JSONValue.string) ?? .null
    value["pages"] = .array(finding.pages.map { .string(report.shown($0)) })
    value["includes"] = .array(
      (diagnostic.range?.includes ?? []).map {
        ["file": .string(report.shown($0.path)), "line": .number(JSONNumber($0.line))]
      })
    value["notes"] = .array(
      diagnostic.notes.map { note in
        var value: JSONValue = ["message": .string(note.message)]
        if note.range != nil { place(note.range, report, in: &value) }
        return value
      })
    value["fix"] =
      diagnostic.fix.map { fix in
        ["message": .string(fix.message), "replacement": fix.replacement.map(JSONValue.string) ?? .null]
      } ?? .null
    return value
  }

  private static func place(_ range: SourceRange?, _ report: CheckReport, in value: inout JSONValue) {
    value["file"] = range.map { .string(report.shown($0.file.path)) } ?? .null
    value["line"] = range.map { .number(JSONNumber($0.start.line)) } ?? .null
    value["column"] = range.map { .number(JSONNumber($0.start.column)) } ?? .null
    value["endLine"] = range.map { .number(JSONNumber($0.end.line)) } ?? .null
    value["endColumn"] = range.map { .number(JSONNumber($0.end.column)) } ?? .null
  }
}

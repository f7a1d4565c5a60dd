public import JSON
import SourceText

/// Check → JSON, whose shape docs/schemas/check.schema.json fixes.
public enum CheckJSON {
  /// The report as an object of `version` 1.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - paths: How files are shown: relative to the site.
  public static func render(_ report: CheckReport, paths: RelativePaths) -> JSONValue {
    [
      "version": 1,
      "findings": .array(report.diagnostics.map { DiagnosticJSON.render($0, paths: paths) }),
      "summary": [
        "pages": .number(JSONNumber(report.pageCount)),
        "steps": .number(JSONNumber(report.stepCount)),
        "errors": .number(JSONNumber(report.count(.error))),
        "warnings": .number(JSONNumber(report.count(.warning))),
        "notes": .number(JSONNumber(report.count(.note))),
      ],
    ]
  }
}

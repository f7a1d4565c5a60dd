public import JSON
import SourceText

/// Check → SARIF 2.1.0 (OASIS), as code scanning reads it.
public enum CheckSARIF {
  private static let schema = "https://json.schemastore.org/sarif-2.1.0.json"

  /// The report as a log of one run; `rules` describes those that may be found.
  public static func render(_ report: CheckReport, rules: [RuleDescription], version: String) -> JSONValue {
    let found = Set(report.findings.map(\.diagnostic.rule))
    let known = rules.filter { found.contains($0.id) }
    let others = found.subtracting(known.map(\.id)).sorted().map { RuleDescription(id: $0, summary: $0, markdown: "") }
    let used = (known + others).sorted { $0.id < $1.id }
    let indexes = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1.id, $0) })
    let driver: JSONValue = [
      "name": "runbook", "semanticVersion": .string(version), "rules": .array(used.map(rule)),
    ]
    return [
      "$schema": .string(schema), "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": driver], "columnKind": "utf16CodeUnits",
          "results": .array(report.findings.map { result($0, report, indexes) }),
        ]
      ],
    ]
  }

  private static func rule(_ rule: RuleDescription) -> JSONValue {
    var value: JSONValue = ["id": .string(rule.id), "shortDescription": ["text": .string(rule.summary)]]
    if !rule.markdown.isEmpty {
      value["help"] = ["text": .string(rule.markdown), "markdown": .string(rule.markdown)]
    }
    return value
  }

  private static func result(
    _ finding: CheckReport.Finding, _ report: CheckReport, _ indexes: [String: Int]
  ) -> JSONValue {
    let diagnostic = finding.diagnostic
    let advice = diagnostic.fix.map { "\nHelp: \($0.message)." } ?? ""
    var value: JSONValue = [
      "ruleId": .string(diagnostic.rule),
      "ruleIndex": .number(JSONNumber(indexes[diagnostic.rule] ?? -1)),
      "level": .string(diagnostic.severity.rawValue),
      "message": ["text": .string(diagnostic.message + advice)],
      "locations": .array([diagnostic.range].compactMap { $0 }.map { ["physicalLocation": place($0, report)] }),
    ]
    let related = relatedLocations(diagnostic, report)
    if !related.isEmpty { value["relatedLocations"] = .array(related) }
    if let fix = diagnostic.fix, let replacement = fix.replacement, let range = diagnostic.range {
      value["fixes"] = [
        [
          "description": ["text": .string(fix.message)],
          "artifactChanges": [
            [
              "artifactLocation": ["uri": .string(uri(range.file.path, report))],
              "replacements": [
                ["deletedRegion": region(range), "insertedContent": ["text": .string(replacement)]]
              ],
            ]
          ],
        ]
      ]
    }
    return value
  }

  /// The notes that have a place, and the includes.
  private static func relatedLocations(_ diagnostic: Diagnostic, _ report: CheckReport) -> [JSONValue] {
    let notes = diagnostic.notes.compactMap { note -> JSONValue? in
      guard let range = note.range else { return nil }
      return ["physicalLocation": place(range, report), "message": ["text": .string(note.message)]]
    }
    let includes = (diagnostic.range?.includes ?? []).map { frame -> JSONValue in
      [
        "physicalLocation": [
          "artifactLocation": ["uri": .string(uri(frame.path, report))],
          "region": ["startLine": .number(JSONNumber(max(frame.line, 1)))],
        ],
        "message": ["text": "included here"],
      ]
    }
    return (notes + includes).enumerated().map { index, location in
      var location = location
      location["id"] = .number(JSONNumber(index))
      return location
    }
  }

  private static func place(_ range: SourceRange, _ report: CheckReport) -> JSONValue {
    ["artifactLocation": ["uri": .string(uri(range.file.path, report))], "region": region(range)]
  }

  private static func region(_ range: SourceRange) -> JSONValue {
    [
      "startLine": .number(JSONNumber(range.start.line)),
      "startColumn": .number(JSONNumber(column(range.start, range.file))),
      "endLine": .number(JSONNumber(range.end.line)),
      "endColumn": .number(JSONNumber(column(range.end, range.file))),
    ]
  }

  /// The column in UTF-16 code units.
  private static func column(_ position: SourcePosition, _ file: SourceFile) -> Int {
    guard let line = file.lineText(position.line) else { return position.column }
    let bytes = line.utf8.prefix(max(position.column, 1) - 1)
    return String(decoding: bytes, as: UTF8.self).utf16.count + 1
  }

  /// The path as a URI reference.
  private static func uri(_ path: String, _ report: CheckReport) -> String {
    let shown = report.shown(path)
    return (shown.hasPrefix("/") ? "file://" : "") + PercentEncoding.path(shown)
  }
}

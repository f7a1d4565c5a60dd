import Foundation
public import JSON
import SourceText

/// Findings → a SARIF 2.1.0 log, which code scanning services read.
public struct DriftSARIF {
  private let version: String
  private let rules: [(id: String, summary: String)]

  /// A renderer.
  ///
  /// - Parameters:
  ///   - version: The version of this program.
  ///   - rules: The rules that there are, with what each means.
  public init(version: String, rules: [(id: String, summary: String)]) {
    self.version = version
    self.rules = rules
  }

  /// The log of `report`.
  public func render(_ report: DriftReport) -> JSONValue {
    [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "runbook", "semanticVersion": .string(version),
              "rules": .array(
                rules.map { ["id": .string($0.id), "shortDescription": ["text": .string($0.summary)]] }),
            ]
          ],
          "columnKind": "unicodeCodePoints",
          "results": .array(report.findings.map(result)),
        ]
      ],
    ]
  }

  private func result(_ finding: Diagnostic) -> JSONValue {
    let advice = finding.fix.map { ". To do: \($0.message)" } ?? ""
    var value: JSONValue = [
      "ruleId": .string(finding.rule),
      "level": .string(finding.severity.rawValue),
      "message": ["text": .string(finding.message + advice)],
    ]
    if let index = rules.firstIndex(where: { $0.id == finding.rule }) {
      value["ruleIndex"] = .number(JSONNumber(index))
    }
    guard let range = finding.range else { return value }
    value["locations"] = [["physicalLocation": ["artifactLocation": artifact(range), "region": region(range)]]]
    if let fix = finding.fix, let replacement = fix.replacement {
      value["fixes"] = [
        [
          "description": ["text": .string(fix.message)],
          "artifactChanges": [
            [
              "artifactLocation": artifact(range),
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

  private func artifact(_ range: SourceRange) -> JSONValue {
    let path = range.file.path
    let name = path.addingPercentEncoding(withAllowedCharacters: Self.pathCharacters) ?? path
    return ["uri": .string(path.hasPrefix("/") ? "file://\(name)" : name)]
  }

  /// What a relative reference's path holds as it is; a colon in its first segment would read as a scheme.
  private static let pathCharacters = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: ":"))

  private func region(_ range: SourceRange) -> JSONValue {
    [
      "startLine": .number(JSONNumber(range.start.line)),
      "startColumn": .number(JSONNumber(column(of: range.start, in: range.file))),
      "endLine": .number(JSONNumber(range.end.line)),
      "endColumn": .number(JSONNumber(column(of: range.end, in: range.file))),
    ]
  }

  /// The column in code points.
  private func column(of position: SourcePosition, in file: SourceFile) -> Int {
    guard let line = file.lineText(position.line) else { return position.column }
    return String(decoding: line.utf8.prefix(max(position.column, 1) - 1), as: UTF8.self).unicodeScalars.count + 1
  }
}

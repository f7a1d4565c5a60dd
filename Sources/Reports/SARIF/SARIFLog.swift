public import JSON
public import SourceText

/// Diagnostics → a log in SARIF 2.1.0 (OASIS), as code scanning reads it.
public struct SARIFLog: Sendable {
  private static let schema = "https://json.schemastore.org/sarif-2.1.0.json"

  private let version: String
  private let rules: [RuleDescription]
  private let paths: RelativePaths

  /// A log.
  ///
  /// - Parameters:
  ///   - version: The version of this program.
  ///   - rules: The rules that there are; those that found something are described in the log.
  ///   - paths: How files are shown: relative to the repository's root, as far as the log is for a code host.
  public init(version: String, rules: [RuleDescription], paths: RelativePaths = .asGiven) {
    self.version = version
    self.rules = rules
    self.paths = paths
  }

  /// The log of one run that found `diagnostics`.
  public func render(_ diagnostics: [Diagnostic]) -> JSONValue {
    let found = Set(diagnostics.map(\.rule))
    let known = rules.filter { found.contains($0.id) }
    let others = found.subtracting(known.map(\.id)).map { RuleDescription(id: $0, summary: "", markdown: "") }
    let used = (known + others).sorted { $0.id < $1.id }
    let indexes = Dictionary(used.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let driver: JSONValue = [
      "name": "runbook", "semanticVersion": .string(version), "rules": .array(used.map(Self.rule)),
    ]
    return [
      "$schema": .string(Self.schema), "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": driver], "columnKind": "utf16CodeUnits",
          "results": .array(diagnostics.map { result($0, ruleIndex: indexes[$0.rule] ?? -1) }),
        ]
      ],
    ]
  }

  private static func rule(_ rule: RuleDescription) -> JSONValue {
    var value: JSONValue = ["id": .string(rule.id)]
    if !rule.summary.isEmpty { value["shortDescription"] = ["text": .string(rule.summary)] }
    if !rule.markdown.isEmpty {
      value["help"] = ["text": .string(rule.markdown), "markdown": .string(rule.markdown)]
    }
    return value
  }

  private func result(_ diagnostic: Diagnostic, ruleIndex: Int) -> JSONValue {
    let advice = diagnostic.fix.map { "\nHelp: \($0.message)." } ?? ""
    let facts = diagnostic.notes.filter { $0.range == nil }.map { "\nNote: \($0.message)." }.joined()
    var value: JSONValue = [
      "ruleId": .string(diagnostic.rule),
      "ruleIndex": .number(JSONNumber(ruleIndex)),
      "level": .string(diagnostic.severity.rawValue),
      "message": ["text": .string(diagnostic.message + facts + advice)],
    ]
    var location: JSONValue = [:]
    if let range = diagnostic.range { location["physicalLocation"] = place(range) }
    if let step = diagnostic.subject {
      location["logicalLocations"] = [["fullyQualifiedName": .string(step), "kind": "step"]]
    }
    if location != [:] { value["locations"] = [location] }
    let related = relatedLocations(diagnostic)
    if !related.isEmpty { value["relatedLocations"] = .array(related) }
    if let fix = diagnostic.fix, let replacement = fix.replacement, let range = diagnostic.range {
      value["fixes"] = [self.fix(fix.message, replacement, range)]
    }
    return value
  }

  private func fix(_ message: String, _ replacement: String, _ range: SourceRange) -> JSONValue {
    [
      "description": ["text": .string(message)],
      "artifactChanges": [
        [
          "artifactLocation": artifact(range.file.path),
          "replacements": [
            ["deletedRegion": region(range), "insertedContent": ["text": .string(replacement)]]
          ],
        ]
      ],
    ]
  }

  /// The notes that have a place, and the includes.
  private func relatedLocations(_ diagnostic: Diagnostic) -> [JSONValue] {
    let notes = diagnostic.notes.compactMap { note -> JSONValue? in
      guard let range = note.range else { return nil }
      return ["physicalLocation": place(range), "message": ["text": .string(note.message)]]
    }
    let includes = (diagnostic.range?.includes ?? []).map { frame -> JSONValue in
      [
        "physicalLocation": [
          "artifactLocation": artifact(frame.path),
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

  private func place(_ range: SourceRange) -> JSONValue {
    ["artifactLocation": artifact(range.file.path), "region": region(range)]
  }

  private func region(_ range: SourceRange) -> JSONValue {
    [
      "startLine": .number(JSONNumber(range.start.line)),
      "startColumn": .number(JSONNumber(range.file.utf16Column(of: range.start))),
      "endLine": .number(JSONNumber(range.end.line)),
      "endColumn": .number(JSONNumber(range.file.utf16Column(of: range.end))),
    ]
  }

  /// The file as a URI reference.
  private func artifact(_ path: String) -> JSONValue {
    let shown = paths.shown(path)
    return ["uri": .string((shown.hasPrefix("/") ? "file://" : "") + PercentEncoding.path(shown))]
  }
}

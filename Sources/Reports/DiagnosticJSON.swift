public import JSON
public import SourceText

/// Diagnostic → JSON, as `plan` and `check` write it.
public enum DiagnosticJSON {
  /// The diagnostic as an object; lines and columns from 1, `endColumn` after the last byte.
  public static func render(_ diagnostic: Diagnostic) -> JSONValue {
    var value: JSONValue = [
      "rule": .string(diagnostic.rule),
      "severity": .string(diagnostic.severity.rawValue),
      "message": .string(diagnostic.message),
    ]
    if let range = diagnostic.range { place(range, in: &value) }
    value["step"] = diagnostic.subject.map(JSONValue.string) ?? .null
    value["includes"] = .array(
      (diagnostic.range?.includes ?? []).map { ["file": .string($0.path), "line": .number(JSONNumber($0.line))] })
    value["notes"] = .array(
      diagnostic.notes.map { note in
        var value: JSONValue = ["message": .string(note.message)]
        if let range = note.range { place(range, in: &value) }
        return value
      })
    value["fix"] = diagnostic.fix.map { .string($0.message) } ?? .null
    return value
  }

  private static func place(_ range: SourceRange, in value: inout JSONValue) {
    value["file"] = .string(range.file.path)
    value["line"] = .number(JSONNumber(range.start.line))
    value["column"] = .number(JSONNumber(range.start.column))
    value["endLine"] = .number(JSONNumber(range.end.line))
    value["endColumn"] = .number(JSONNumber(range.end.column))
  }
}

public import JSON
public import SourceText

/// Diagnostic → JSON, as all commands write it; docs/checking.md tells its shape.
public enum DiagnosticJSON {
  /// The diagnostic as an object; lines and columns from 1, columns in bytes, `endColumn` after the last one.
  ///
  /// - Parameters:
  ///   - diagnostic: The diagnostic.
  ///   - paths: How files are shown.
  public static func render(_ diagnostic: Diagnostic, paths: RelativePaths = .asGiven) -> JSONValue {
    var value: JSONValue = [
      "rule": .string(diagnostic.rule),
      "severity": .string(diagnostic.severity.rawValue),
      "message": .string(diagnostic.message),
    ]
    place(diagnostic.range, paths, in: &value)
    value["step"] = diagnostic.subject.map(JSONValue.string) ?? .null
    value["includes"] = .array(
      (diagnostic.range?.includes ?? []).map {
        ["file": .string(paths.shown($0.path)), "line": .number(JSONNumber($0.line))]
      })
    value["notes"] = .array(
      diagnostic.notes.map { note in
        var value: JSONValue = ["message": .string(note.message)]
        if note.range != nil { place(note.range, paths, in: &value) }
        return value
      })
    value["fix"] =
      diagnostic.fix.map { fix in
        ["message": .string(fix.message), "replacement": fix.replacement.map(JSONValue.string) ?? .null]
      } ?? .null
    return value
  }

  private static func place(_ range: SourceRange?, _ paths: RelativePaths, in value: inout JSONValue) {
    value["file"] = range.map { .string(paths.shown($0.file.path)) } ?? .null
    value["line"] = range.map { .number(JSONNumber($0.start.line)) } ?? .null
    value["column"] = range.map { .number(JSONNumber($0.start.column)) } ?? .null
    value["endLine"] = range.map { .number(JSONNumber($0.end.line)) } ?? .null
    value["endColumn"] = range.map { .number(JSONNumber($0.end.column)) } ?? .null
  }
}

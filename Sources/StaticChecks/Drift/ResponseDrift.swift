import JSON
import OpenAPI
import RunbookModel
import SourceText

/// Changes of what an operation answers → what they mean for a step that reads it.
struct ResponseDrift {
  let use: DocumentedUse

  /// What the step's author has to know.
  var findings: [Diagnostic] { status + headers + fields }

  // MARK: Status

  private var status: [Diagnostic] {
    let (old, new) = (use.old.operation, use.new.operation)
    guard let status = use.request.expectation.status, Self.declares(old, status), !Self.declares(new, status) else {
      return []
    }
    let codes = new.responses.compactMap(\.status.code).filter { ($0 / 100 == 2) == (status / 100 == 2) }
    let place = use.request.places[JSONPointer(["status_code"])]
    let edit = place.flatMap { PageEdit.occurrence(of: String(status), in: $0) }
    let list = codes.map(String.init).joined(separator: " or ")
    let replacement = codes.count == 1 ? codes.first.map(String.init) : nil
    return [
      use.finding(
        .error, .statusChanged,
        "\(use.name) no longer answers with \(status)" + (codes.isEmpty ? "" : ", but with \(list)"),
        at: edit ?? place, fix: codes.isEmpty ? "expect another status" : "write `status_code: \(list)`",
        replacement: edit == nil ? nil : replacement)
    ]
  }

  /// Whether a status is declared as itself or by its range; `default` promises none.
  private static func declares(_ operation: OpenAPI.Operation, _ status: Int) -> Bool {
    operation.responses.contains { $0.status == .exact(status) || $0.status == .range(status / 100) }
  }

  // MARK: Headers

  private var headers: [Diagnostic] {
    let status = use.request.expectation.status
    guard let old = status.flatMap(use.old.operation.response(for:)) ?? use.old.operation.successResponse,
      let new = status.flatMap(use.new.operation.response(for:)) ?? use.new.operation.successResponse
    else { return [] }
    let gone = old.headers.map(\.name).filter { name in
      !new.headers.contains { $0.name.lowercased() == name.lowercased() }
    }
    var read: [(name: String, range: SourceRange?)] = use.request.expectation.headers.map {
      ($0.name, use.request.range(of: .root))
    }
    read += use.request.captures.compactMap { capture in capture.header.map { ($0, capture.range) } }
    return read.filter { reading in gone.contains { $0.lowercased() == reading.name.lowercased() } }.map {
      use.finding(
        .error, .responseFieldRemoved, "response header `\($0.name)` is gone", at: $0.range,
        fix: "read something else")
    }
  }

  // MARK: Fields

  private struct Touch: Hashable {
    var field: JSONPointer
    var change: ContractChange
    var range: SourceRange?
  }

  private var fields: [Diagnostic] {
    let status = use.request.expectation.status
    let old = status.flatMap(use.old.operation.response(for:)) ?? use.old.operation.successResponse
    guard let schema = old?.content.json?.schema else { return [] }
    let readings = ResponseReadings(use: use, schema: schema).all
    guard let first = readings.first else { return [] }
    guard let comparison = use.comparison.response(status) else {
      return [
        use.finding(
          .error, .responseFieldRemoved, "\(use.name) no longer declares a JSON answer", at: first.range,
          fix: "read something else than \(first.reader) does")
      ]
    }
    var seen: Set<Touch> = []
    return readings.flatMap { reading in
      comparison.changes(at: reading.field).compactMap { change in
        guard let finding = finding(change, reading, comparison) else { return nil }
        return seen.insert(Touch(field: change.field, change: change.change, range: finding.range)).inserted
          ? finding : nil
      }
    }
  }

  private func finding(
    _ change: SchemaChange, _ reading: ResponseReading, _ comparison: SchemaComparison
  ) -> Diagnostic? {
    let isWhole = change.field == reading.field
    let name = change.field.tokens.isEmpty ? "the answer" : "response field `\(ChangeWording.field(change.field))`"
    let message = "\(name), which \(reading.reader) reads, \(ChangeWording.text(change.change))"
    let told = { (severity: Diagnostic.Severity, fix: String) in
      use.finding(severity, .responseFieldChanged, message, at: reading.range, fix: fix)
    }
    switch change.change {
    case .removed(let newName): return removed(change.field, reading, message, newName: newName)
    case .writeOnly: return told(.error, "read another field")
    case .type(_, let types):
      if isWhole, let expected = reading.expected {
        return types.contains { $0.admits(expected) } ? nil : told(.error, "show the answer as it is now")
      }
      // A part of what is no object or array any more cannot be there.
      let isContainer = types.contains(.object) || types.contains(.array)
      return told(isContainer == isWhole ? .error : isWhole ? .warning : .error, "read the field as it is now")
    case .valuesRemoved(let values, let kept):
      guard isWhole, let expected = reading.expected, Self.contains(values, expected) else { return nil }
      return told(.error, ChangeWording.advice("expect", kept))
    case .optional, .nullable: return told(.warning, "say what a reader does when it is missing")
    case .deprecated: return told(.warning, "look up in the specification what is to be read in its place")
    case .required, .constraint, .notNullable, .readOnly: return nil
    }
  }

  private func removed(
    _ field: JSONPointer, _ reading: ResponseReading, _ message: String, newName: String?
  ) -> Diagnostic {
    guard let newName, let name = field.tokens.last else {
      return use.finding(.error, .responseFieldRemoved, message, at: reading.range, fix: "read another field")
    }
    let edit = reading.isEditable ? reading.range.flatMap { PageEdit.occurrence(of: name, in: $0) } : nil
    return use.finding(
      .error, .responseFieldRemoved, message, at: edit ?? reading.range, fix: "read `\(newName)`",
      replacement: edit.map { _ in newName })
  }

  /// Whether `expected` is among `values`; letters' case means nothing, as pages write `Ready` for `ready`.
  private static func contains(_ values: [JSONValue], _ expected: JSONValue) -> Bool {
    values.contains { $0 == expected || ($0.string != nil && $0.string?.lowercased() == expected.string?.lowercased()) }
  }
}

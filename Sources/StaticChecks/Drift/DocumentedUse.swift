import JSON
import OpenAPI
import RunbookModel
import SourceText

/// A step's request beside the older and the newer version of the operation it uses.
struct DocumentedUse {
  let runbook: Runbook
  let step: Step
  let request: RequestTemplate
  let address: RequestAddress
  /// The operation in the older specification.
  let old: OperationMatch
  /// What stands for it in the newer one; the older operation itself where nothing does.
  let new: OperationMatch

  var comparison: OperationComparison { OperationComparison(old: old.operation, new: new.operation) }

  /// The method and path that a reader knows it by.
  var name: String { old.name }

  /// The media type of the body.
  var mediaType: String {
    if let written = request.headers.first(where: { $0.name.lowercased() == "content-type" }) { return written.value }
    if case .form = request.body { return "multipart/form-data" }
    return "application/json"
  }

  /// A finding of this step.
  func finding(
    _ severity: Diagnostic.Severity, _ rule: DriftRule, _ message: String, at range: SourceRange?, fix: String,
    replacement: String? = nil
  ) -> Diagnostic {
    let age = new.document === old.document ? "older" : "newer"
    return Diagnostic(
      severity, rule: rule.rawValue, message, at: range ?? request.range(of: .root) ?? step.origin,
      notes: [.init("the \(age) specification: \(new.document.path), at \(new.operation.location)")],
      fix: .init(fix, replacement: replacement), subject: step.id)
  }
}

extension OperationMatch {
  /// `POST /v2/things`.
  var name: String { "\(operation.method) \(fullPath)" }
}

extension String {
  /// Whether a variable stands for it or for a part of it.
  var holdsVariable: Bool { !VariableReference.all(in: self).isEmpty }
}

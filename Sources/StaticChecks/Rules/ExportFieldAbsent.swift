import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `export-field-absent`: an export takes its value from a response that has no field of its name.
public struct ExportFieldAbsent: CheckRule {
  /// The rule's id.
  public static let id = "export-field-absent"

  /// The rule.
  public init() {}

  /// Reports exports bound to this request whose field the response's schema does not admit.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard let schema = use.operation?.successResponse?.content.json?.schema else { return [] }
    return use.runbook.steps.flatMap { step -> [Diagnostic] in
      guard case .export(let assignments) = step.action else { return [] }
      return assignments.compactMap { assignment in
        guard case .response(use.step.id) = assignment.value, !Self.admits(schema, fieldOf: assignment.variable)
        else { return nil }
        return Diagnostic(
          .error, rule: Self.id,
          "the response to \(use.request.method) \(use.request.path) has no field that goes with $\(assignment.variable)",
          at: assignment.range, notes: [.init("the request stands here", at: use.step.origin)],
          fix: .init("name the variable after a field of the response, such as `NAME_ID` for its `id`"),
          subject: step.id)
      }
    }
  }

  /// `id` for `NAME_ID`, else any suffix of the name that is a field.
  private static func admits(_ schema: Schema, fieldOf variable: String) -> Bool {
    let words = variable.lowercased().split(separator: "_")
    return words.indices.contains { schema.field(at: words[$0...].joined(separator: "_")).canExist }
  }
}

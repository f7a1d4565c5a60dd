import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `export-field-absent`: an export takes its value from a response that has no field of its name.
public struct ExportFieldAbsent: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "export-field-absent",
    what: "An export takes its value from a response that has no field of its name.",
    why: """
      `NAME_ID` takes `id`; other names take the field that their last words name. Without such a field nothing can be\
       exported, and a reader does not know where to look.
      """,
    example: """
      ```sh
      export CONTROL_PLANE_COLOR='YOUR COLOR'
      ```
      """,
    mending: """
      Name the variable after a field of the response, or say in the page where the value is found.
      """)

  /// The rule.
  public init() {}

  /// Reports exports bound to this request whose field the response's schema does not admit.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard let schema = use.operation?.successResponse?.content.json?.schema else { return [] }
    return use.runbook.graph.assignments(fromAnswerTo: use.step.id).compactMap { step, assignment in
      Self.admits(schema, fieldOf: assignment.variable) ? nil : diagnostic(assignment, schema, use, step)
    }
  }

  private func diagnostic(
    _ assignment: Assignment, _ schema: Schema, _ use: OperationUse, _ step: Step
  ) -> Diagnostic {
    let isInList = Self.lists(in: schema).contains { Self.admits($0, fieldOf: assignment.variable) }
    let response = "the response to \(use.request.method) \(use.request.path)"
    return Diagnostic(
      isInList ? .note : .warning, rule: Self.id,
      isInList
        ? "\(response) is a list, and nothing says which item gives $\(assignment.variable)"
        : "\(response) has no field that goes with $\(assignment.variable)",
      at: assignment.range, notes: [.init("the request stands here", at: use.step.origin)],
      fix: .init(
        isInList
          ? "add a `capture` with the path to the item to the request, such as `.data[0].id`"
          : "name the variable after a field of the response, such as `NAME_ID` for its `id`"),
      subject: step.id)
  }

  /// What the items of the response's lists fit.
  private static func lists(in schema: Schema) -> [Schema] {
    schema.properties.compactMap(\.schema.items) + [schema.items].compactMap { $0 }
  }

  /// `id` for `NAME_ID`, else any suffix of the name that is a field.
  private static func admits(_ schema: Schema, fieldOf variable: String) -> Bool {
    ExportedField.names(for: variable).contains { name in
      let lookup = schema.field(at: JSONPointer([name]))
      return lookup.canExist || lookup.candidates.contains { $0.lowercased() == name }
    }
  }
}

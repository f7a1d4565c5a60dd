public import OpenAPI
public import RunbookModel
public import SourceText

/// A step that uses an operation, and what changes of the specification mean for it.
public struct StepDrift: Sendable {
  /// The step.
  public let step: Step
  /// Its request.
  public let request: RequestTemplate
  /// The operation it uses, in the older specification.
  public let operation: OperationMatch
  /// What changed of what the step uses: an error breaks it, a warning may; with what to do.
  public let findings: [Diagnostic]
  /// How many differences the operation has in all, those that the step has nothing to do with included.
  public let changeCount: Int
}

public import RunbookModel

/// Asks a person about each step, as a debugger does.
public protocol StepInterviewer: Sendable {
  /// Shows a step before it is carried out, and returns what the person wants.
  func before(_ preview: StepPreview) async -> StepDecision

  /// Shows a step that failed or could not be carried out, and returns what the person wants.
  func afterFailure(_ result: StepResult) async -> FailureDecision
}

/// What is to become of a step that has not been carried out.
public enum StepDecision: Sendable, Hashable {
  /// Carry it out.
  case run
  /// Leave it out.
  case skip
  /// Give a variable this value, and ask again.
  case edit(variable: String, value: String)
  /// End the run before it.
  case quit
}

/// What is to become of a step that failed.
public enum FailureDecision: Sendable, Hashable {
  /// Carry it out once more.
  case retry
  /// Go on to the next.
  case proceed
  /// Give a variable this value, and ask again.
  case edit(variable: String, value: String)
  /// End the run behind it.
  case quit
}

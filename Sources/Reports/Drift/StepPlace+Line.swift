import RunbookModel
import SourceText

extension StepPlace {
  /// The line of the page where the step, or the include that holds it, stands.
  static func line(of step: Step) -> Int { step.origin.includes.first?.line ?? step.origin.start.line }
}

import RunbookModel
import SourceText

/// A place → the few characters that name it in a report that has named the page.
enum StepPlace {
  /// `:84`, the line of the page where the step or the include that holds it stands.
  static func text(of step: Step) -> String { ":\(step.origin.includes.first?.line ?? step.origin.start.line)" }

  /// `:84` for a line of `page`, else with the file's path.
  static func text(of range: SourceRange, in page: String) -> String {
    "\(range.file.path == page ? "" : range.file.path.printable):\(range.start.line)"
  }
}

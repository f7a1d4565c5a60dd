import ArgumentParser
import RunbookModel

/// Which steps are run.
struct SelectionOptions: ParsableArguments {
  @Option(help: "Runs this step alone and those that it needs; an id as in plan, or the part of one for a section.")
  var only: [String] = []

  @Option(help: "Begins with this step.")
  var from: String?

  @Option(help: "Ends with this step.")
  var until: String?

  private static let listHelp = "`runbook plan` lists the steps with their ids"

  /// `tasks` with the selected steps alone, without pages that have none.
  ///
  /// - Parameters:
  ///   - given: Variables that have a value without any step.
  ///   - scenario: The scenario of the page at a path.
  /// - Throws: `Failure` for a name that no step has, or where nothing is left.
  func apply(
    to tasks: [PageTask], given: Set<String>, scenario: (_ page: String) throws -> Scenario?
  ) throws -> [PageTask] {
    let lists = only.map { $0.split(separator: ",").map(String.init) }
    // A variable of a script that is empty would otherwise run the whole page.
    guard !lists.contains([]), from != "", until != "" else {
      throw Failure("--only, --from and --until need the name of a step", help: Self.listHelp)
    }
    let names = lists.flatMap(\.self)
    let selection = StepSelection(only: names, from: from, until: until)
    guard !selection.isAll else { return tasks }
    do throws(StepSelection.UnknownStep) {
      try selection.validate(in: tasks.map(\.runbook))
    } catch {
      throw Failure(
        "no step is called \(error.name)",
        help: error.nearest.map { "the nearest is \($0)" } ?? Self.listHelp)
    }
    let selected = try tasks.compactMap { task -> PageTask? in
      let scenario = try scenario(task.runbook.page)
      return selection.apply(to: task.runbook, given: given, scenario: scenario).map {
        PageTask(number: task.number, runbook: $0)
      }
    }
    guard !selected.isEmpty else {
      throw Failure(
        "--only, --from and --until leave no step", help: "--from names a step above or at the one of --until")
    }
    return selected
  }
}

/// What a run's shell blocks leave for the next one, as a reader's terminal does.
struct ShellState: Sendable {
  /// The variables that blocks set, besides the run's own.
  var environment: [String: String] = [:]
  /// The folder that a block went to; nil for that of the run.
  var directory: String?
  /// The groups of processes that blocks left running.
  var groups: [Int32] = []
}

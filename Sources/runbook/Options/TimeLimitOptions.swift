import ArgumentParser
import RunbookModel
import Runner

/// How long things may take.
struct TimeLimitOptions: ParsableArguments {
  @Option(help: "The longest that a step may take, such as 90s or 15m; on the mock, of simulated time.")
  var stepTimeout: TimeLimit?

  @Option(help: "The longest that the run of a page may take, such as 1h; on the mock, of simulated time.")
  var runTimeout: TimeLimit?

  /// Puts the limits into `configuration`.
  func apply(to configuration: inout RunConfiguration) {
    configuration.stepLimit = stepTimeout?.duration
    configuration.runLimit = runTimeout?.duration
  }
}

/// A duration as an option's value.
struct TimeLimit: ExpressibleByArgument {
  /// The duration, more than zero.
  let duration: Duration

  init?(argument: String) {
    guard let duration = DurationText.parse(argument) else { return nil }
    self.duration = duration
  }
}

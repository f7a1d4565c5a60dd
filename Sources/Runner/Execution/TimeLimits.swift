import RunbookModel

/// When a step, and the run as a whole, must have ended.
struct TimeLimits {
  /// A moment on the run's clock, and what sets it.
  struct Deadline {
    /// When.
    var moment: Duration
    /// The limit, for people: `the step's limit of 30s (--step-timeout)`.
    var name: String
  }

  /// When the run must have ended.
  private let run: Deadline?
  /// When the step at hand must have ended.
  private var step: Deadline?
  private let stepLimit: Duration?

  /// The limits of `configuration` for a run that begins at `start`.
  init(_ configuration: RunConfiguration, start: Duration) {
    run = configuration.runLimit.map { limit in
      Deadline(moment: start + limit, name: "the run's limit of \(DurationText.short(limit)) (--run-timeout)")
    }
    stepLimit = configuration.stepLimit
  }

  /// Starts the time of `step`, whose own limit counts where it is less than that of all steps.
  mutating func begin(_ step: Step, at now: Duration) {
    let general = stepLimit.map { ($0, "(--step-timeout)") }
    let own = step.timeLimit.map { ($0, "(the page's directive)") }
    let least = [general, own].compactMap(\.self).min { $0.0 < $1.0 }
    self.step = least.map { limit, origin in
      Deadline(moment: now + limit, name: "the step's limit of \(DurationText.short(limit)) \(origin)")
    }
  }

  /// The deadline that comes first; nil where time is not limited.
  var next: Deadline? { [step, run].compactMap(\.self).min { $0.moment < $1.moment } }

  /// The time left at `now`; nil where it is not limited.
  func left(at now: Duration) -> Duration? { next.map { $0.moment - now } }

  /// The run's own limit, where it is over at `now`.
  func runLimit(overAt now: Duration) -> String? { run.flatMap { $0.moment <= now ? $0.name : nil } }
}

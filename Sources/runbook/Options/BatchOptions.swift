import ArgumentParser
import HowTo

/// How many pages are run together, which of them, and what their verdicts come to.
struct BatchOptions: ParsableArguments {
  @Option(help: "How many pages run at a time; on the mock one a processor unless given, else 1.")
  var jobs: Int?

  @Option(
    help: """
      Runs one part of the pages, as I/N; /N where JOB_COMPLETION_INDEX tells which; none for all. What GitLab, \
      CircleCI and Buildkite set counts unless given.
      """)
  var shard: String?

  @Flag(help: "Starts no page after one that failed.")
  var failFast = false

  @Option(help: "Runs the pages in an order that this number decides.")
  var shuffle: UInt64?

  @Option(help: "Runs only pages whose last run in the journal did not hold: failed.")
  var rerun: Rerun?

  @Flag(inversion: .prefixedNo, help: "Ends with status 3 where something stayed unverified; on under CI.")
  var strict: Bool?

  /// Whether what stays unverified counts.
  var isStrict: Bool { strict ?? isContinuousIntegration }

  /// Which pages are run again.
  enum Rerun: String, ExpressibleByArgument, CaseIterable {
    /// Those that failed or errored.
    case failed
  }

  mutating func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs must be from 1 to 1024") }
  }

  /// Takes from `project` what the user did not say.
  mutating func apply(_ project: ProjectFile) {
    jobs = jobs ?? project.jobs
    strict = strict ?? project.isStrict
  }
}

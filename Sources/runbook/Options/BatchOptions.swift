import ArgumentParser

/// How many pages are run together, and what their verdicts come to.
struct BatchOptions: ParsableArguments {
  @Option(help: "How many pages run at a time; on the mock one a processor unless given, else 1.")
  var jobs: Int?

  @Flag(help: "Ends with status 3 where something stayed unverified; on under CI.")
  var strict = false

  mutating func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs must be from 1 to 1024") }
  }
}

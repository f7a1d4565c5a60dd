import ArgumentParser
import KonnectMock

/// What goes wrong on the mock on purpose.
struct FaultOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The faults of the mock, by rate: reset, reset-before, reset-after, 429, 500, 502, 503, 504, slow, truncate.",
      discussion: """
        Separated by commas, as in reset=0.05,429=0.1,slow=2%,latency=20ms. Times: latency, slow-for, retry-after.
        """))
  var faults: String?

  @Option(help: "What decides which requests meet a fault; equal seeds, equal faults.")
  var faultSeed: UInt64?

  mutating func validate() throws {
    if faultSeed != nil, faults == nil { throw ValidationError("--fault-seed goes with --faults") }
    do throws(FaultSyntaxError) {
      _ = try plan()
    } catch {
      throw ValidationError("--faults: \(error.reason); \(error.help)")
    }
  }

  /// The plan; nil where nothing goes wrong.
  ///
  /// - Throws: `FaultSyntaxError`.
  func plan() throws(FaultSyntaxError) -> FaultPlan? {
    guard let faults else { return nil }
    return try FaultPlan(faults, seed: faultSeed ?? 0)
  }
}

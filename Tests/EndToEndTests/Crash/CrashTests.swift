#if os(Linux)
  import Foundation
  import Testing

  /// The program is ended by SIGKILL at writes to its journal and at requests, and carried on.
  ///
  /// A sample of the points; all of them with `RUNBOOK_CRASH_POINTS=all` (`scripts/crash-test`).
  @Suite(.serialized) struct CrashTests {
    private static let wantsAll = ProcessInfo.processInfo.environment["RUNBOOK_CRASH_POINTS"] == "all"
    private static let hasCompiler = ["/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang"].contains {
      FileManager.default.isExecutableFile(atPath: $0)
    }

    /// Every point of a run with so many writes and requests; or some, spread over all of it.
    private static func points(writes: Int, requests: Int) -> [CrashPoint] {
      var points: [CrashPoint] = []
      for number in 1...writes { points.append(.write(number, isTorn: number % 2 == 0)) }
      for number in 1...requests { points += KillingProxy.Moment.allCases.map { .request(number, $0) } }
      guard !wantsAll else { return points }
      // Steps without a common factor with what repeats in a run, so that every kind of place is met.
      let sampleOfWrites = stride(from: 7, to: writes, by: max(1, writes / 5)).map { points[$0] }
      let sampleOfRequests = stride(from: writes + 1, to: points.count, by: 7).map { points[$0] }
      return sampleOfWrites + sampleOfRequests
    }

    @Test(.enabled(if: hasCompiler, "there is no C compiler for the shim"))
    func nothingIsLostOrDoneTwice() async throws {
      let laboratory = try await CrashLaboratory()
      let (writes, requests, outcome) = try await laboratory.measure()
      #expect(outcome.verdict == "passed")
      #expect(outcome.creates.count == 10, "\(outcome.creates)")
      let points = Self.points(writes: writes, requests: requests)
      var failed = 0
      for (number, point) in points.enumerated() {
        let faults = try await laboratory.faults(at: point, expecting: outcome)
        if !faults.isEmpty { failed += 1 }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        if Self.wantsAll, number % 20 == 19 { print("\(number + 1) of \(points.count) points, \(failed) failed") }
      }
      if Self.wantsAll { print("\(writes) writes, \(requests) requests: \(points.count) points, \(failed) failed") }
    }
  }
#endif

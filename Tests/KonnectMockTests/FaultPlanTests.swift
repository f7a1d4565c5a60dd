import Testing

@testable import KonnectMock

@Suite struct FaultPlanTests {
  private static func error(_ text: String) -> FaultSyntaxError? {
    do throws(FaultSyntaxError) {
      _ = try FaultPlan(text, seed: 0)
      return nil
    } catch {
      return error
    }
  }

  // MARK: Syntax

  @Test func readsRatesAndTimes() throws {
    let plan = try FaultPlan(
      "reset=0.1,429=25%,504=0.5,truncate=0,latency=20ms,slow-for=1.5s,retry-after=3s", seed: 7)
    #expect(
      plan.rates == [
        .resetBefore: 0.05, .resetAfter: 0.05, .tooManyRequests: 0.25, .gatewayTimeout: 0.5, .truncate: 0,
      ])
    #expect(plan.latency == .milliseconds(20))
    #expect(plan.slowness == .milliseconds(1500))
    #expect(plan.retryAfter == .seconds(3))
    #expect(plan.seed == 7)
  }

  @Test func halvesOfResetAddToItsParts() throws {
    let plan = try FaultPlan("reset=0.2,reset-after=0.3", seed: 0)
    #expect(plan.rates == [.resetBefore: 0.1, .resetAfter: 0.4])
  }

  @Test(arguments: [
    ("", "`` is no NAME=VALUE"), ("reset", "`reset` is no NAME=VALUE"), ("reset=0.1,", "`` is no NAME=VALUE"),
    ("reset=0.1,reset=0.1", "`reset` stands twice"), ("404=0.1", "there is no fault `404`"),
    ("reset=1.5", "`reset=1.5` has no rate"), ("reset=-0.1", "`reset=-0.1` has no rate"),
    ("reset=nan", "`reset=nan` has no rate"), ("slow=101%", "`slow=101%` has no rate"),
    ("slow=", "`slow=` has no rate"), ("latency=20", "`latency=20` has no time"),
    ("latency=-1ms", "`latency=-1ms` has no time"), ("latency=2h", "`latency=2h` has no time"),
    ("latency=4000s", "`latency=4000s` has no time"), ("429=0.6,503=0.5", "the rates are more than 1 together"),
  ])
  func tellsWhatIsWrong(_ text: String, _ reason: String) {
    #expect(Self.error(text)?.reason == reason)
    #expect(Self.error(text)?.help.isEmpty == false)
  }

  @Test func namesTheFaultsThatThereAre() {
    #expect(
      Self.error("404=1")?.help
        == "there are reset, reset-before, reset-after, 429, 500, 502, 503, 504, slow, truncate, latency, slow-for, retry-after"
    )
  }

  // MARK: Draws

  @Test func seedAndNumberDecide() throws {
    let text = "reset=0.2,429=0.2,slow=0.2"
    func faults(_ seed: UInt64) throws -> [Fault?] {
      let plan = try FaultPlan(text, seed: seed)
      return (1...200).map { plan.fault(ofRequest: $0) }
    }
    #expect(try faults(1) == faults(1))
    #expect(try faults(1) != faults(2))
  }

  @Test func ratesAreKept() throws {
    let plan = try FaultPlan("reset=0.1,503=0.2,truncate=0.3", seed: 3)
    var counts: [Fault?: Int] = [:]
    for number in 1...20_000 { counts[plan.fault(ofRequest: number), default: 0] += 1 }
    let expected: [Fault?: Double] = [
      .resetBefore: 0.05, .resetAfter: 0.05, .unavailable: 0.2, .truncate: 0.3, nil: 0.4,
    ]
    for (fault, rate) in expected {
      let share = Double(counts[fault] ?? 0) / 20_000
      #expect(abs(share - rate) < 0.015, "\(String(describing: fault)): \(share)")
    }
    #expect(counts.keys.count == expected.count)
  }

  @Test func certainFaultsBefallAll() throws {
    let plan = try FaultPlan("502=1", seed: 5)
    #expect((1...500).allSatisfy { plan.fault(ofRequest: $0) == .badGateway })
    #expect((1...500).allSatisfy { FaultPlan().fault(ofRequest: $0) == nil })
  }
}

/// How often which faults befall the requests of an organization.
///
/// The seed and the number of the request within its organization decide, so that equal runs meet equal faults, alone or
/// among others.
public struct FaultPlan: Sendable, Hashable {
  /// The share of requests, from 0 to 1, that each fault befalls; together at most 1.
  public internal(set) var rates: [Fault: Double] = [:]
  /// How much later every answer comes.
  public internal(set) var latency = Duration.zero
  /// How long a slow answer takes from its first byte to its last.
  public internal(set) var slowness = Duration.seconds(1)
  /// What `Retry-After` says, in whole seconds.
  public internal(set) var retryAfter = Duration.seconds(1)
  /// Decides which requests are befallen.
  public internal(set) var seed: UInt64 = 0

  /// A plan without faults.
  init() {}

  /// The fault that befalls the request with this number, counted from 1; nil for none.
  func fault(ofRequest number: Int) -> Fault? {
    var random = SeededRandom(seed: SeededRandom.seed(seed, "request \(number)"))
    var draw = Double(random.next() >> 11) * 0x1p-53
    for fault in Fault.allCases {
      guard let rate = rates[fault] else { continue }
      if draw < rate { return fault }
      draw -= rate
    }
    return nil
  }
}

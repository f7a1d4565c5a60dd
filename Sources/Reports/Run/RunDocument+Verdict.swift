public import RunbookModel

extension RunDocument {
  /// What the whole comes to, and the program's exit status with it.
  public enum Outcome: Sendable, Equatable {
    /// All that was to be verified was.
    case verified
    /// A step failed or errored, or an expected failure did not.
    case failed
    /// Nothing failed, but something that counts stayed unverified.
    case unverified
    /// There was nothing to run, which is a shard's good right.
    case empty
  }

  /// What the whole comes to.
  ///
  /// Nothing run is never verified, strict or not; nor is a batch of which pages are missing.
  public var outcome: Outcome {
    if pages.contains(where: { $0.verdict == .failed || $0.verdict == .errored }) { return .failed }
    if pages.isEmpty, notRun.isEmpty, shard != nil || pageCount == 0 { return .empty }
    if !pages.contains(where: \.hasRun) || !notRun.isEmpty || missingCount > 0 { return .unverified }
    return isStrict && pages.contains { $0.verdict == .incomplete } ? .unverified : .verified
  }

  /// How many pages no result is about, although all shards should be here.
  public var missingCount: Int { shard == nil ? max(0, max(0, pageCount) - pages.count - notRun.count) : 0 }

  /// How many pages came to `verdict`.
  public func count(of verdict: RunResult.Verdict) -> Int { pages.count { $0.verdict == verdict } }
}

extension RunDocument {
  /// A number of seconds as it may be shown: what a document that was tampered with says is cut to thirty years.
  static func plausible(_ seconds: Double) -> Double { seconds.isFinite ? min(max(seconds, 0), 1e9) : 0 }
}

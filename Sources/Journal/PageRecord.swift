public import RunbookModel

/// What a page's last finished run took and came to.
public struct PageRecord: Sendable, Hashable {
  /// What the page is known by, see `JournalPlace.key(ofPage:in:)`.
  public var pageKey: String
  /// The run.
  public var run: RunID
  /// When it began, in seconds since 1970.
  public var began: Double
  /// How long it took on the wall clock, in seconds.
  public var wallTime: Double
  /// What came of it.
  public var verdict: RunResult.Verdict

  /// A record.
  public init(pageKey: String, run: RunID, began: Double, wallTime: Double, verdict: RunResult.Verdict) {
    self.pageKey = pageKey
    self.run = run
    self.began = began
    self.wallTime = wallTime
    self.verdict = verdict
  }
}

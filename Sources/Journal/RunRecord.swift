public import RunbookModel

/// A page's run as the journal has it.
public struct RunRecord: Sendable, Identifiable {
  /// How far a run is.
  public enum State: String, Sendable {
    /// Begun and not ended: a process is at work on it, or was stopped.
    case running
    /// Stopped on purpose before its end.
    case interrupted
    /// Ended.
    case finished
    /// Ended or stopped, and what it had created was deleted.
    case undone
  }

  /// The id.
  public var id: RunID
  /// The page's path as it was named.
  public var page: String
  /// What the page is known by, see `JournalPlace.key(ofPage:in:)`.
  public var pageKey: String
  /// The folder that the program was started in.
  public var folder: String
  /// The page's title.
  public var title: String
  /// The fingerprint of all its steps, see `StepFingerprint`.
  public var plan: String
  /// Where requests went, for people.
  public var target: String
  /// Whether that was the embedded mock, of which nothing is left.
  public var isMock: Bool
  /// Whether it was of a part of many pages, `--shard`.
  ///
  /// Such runs say nothing of how long pages take: parts that are made one after the other would each be made by what
  /// those before it left here, and not hold each page once.
  public var isOfPart = false
  /// The name of the organization that the program made up on something that stands for Konnect; nil where a token was given.
  public var organization: String?
  /// The id of the organization that the token belongs to, where it was asked: only its tokens carry on or undo the run.
  public var owner: String?
  /// The arguments of `run` but for pages and secrets.
  public var arguments: [String]
  /// The variables given among the arguments whose values are secret, and so not kept.
  public var withheld: [String]
  /// When it began, in seconds since 1970.
  public var began: Double
  /// When it ended or stopped.
  public var ended: Double?
  /// How far it is.
  public var state: State
  /// What came of it.
  public var verdict: RunResult.Verdict?
  /// How long it took by its own clock, in seconds.
  public var elapsed: Double?
  /// How long it took on the wall clock, in seconds.
  public var wallTime: Double?

  /// A run that begins.
  public init(
    id: RunID, page: String, pageKey: String, folder: String, title: String, plan: String, target: String,
    isMock: Bool, began: Double
  ) {
    self.id = id
    self.page = page
    self.pageKey = pageKey
    self.folder = folder
    self.title = title
    self.plan = plan
    self.target = target
    self.isMock = isMock
    self.began = began
    arguments = []
    withheld = []
    state = .running
  }
}

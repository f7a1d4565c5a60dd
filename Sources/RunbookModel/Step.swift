public import SourceText

/// One thing the page has its reader do.
public struct Step: Sendable, Identifiable {
  /// The section's slug and the step's number in it, `create-a-managed-cache/1`, stable as long as the section is.
  public typealias ID = String

  /// The part of the page a step belongs to.
  public enum Zone: String, Sendable {
    /// Prerequisites.
    case prereq
    /// The procedure itself.
    case body
    /// Cleaning up afterwards.
    case cleanup
    /// An answer to a question, outside the procedure.
    case faq
    /// The summary at the top, outside the procedure.
    case tldr
  }

  /// What the site's own test harness takes a shell block for, by the page's mark.
  public enum Mark: String, Sendable {
    /// A step of the procedure.
    case step
    /// A prerequisite.
    case prereq
    /// Cleaning up.
    case cleanup
  }

  /// The id, unique in the page.
  public var id: ID
  /// What the step is for, in the words of the page where it has some.
  public var title: String
  /// The headings above the step, the page's title first.
  public var section: [String]
  /// The part of the page.
  public var zone: Zone
  /// Where the author typed it.
  public var origin: SourceRange
  /// What is done.
  public var action: StepAction
  /// The rule that made a step of the text, for `plan`: `request-block`, `ordered-list`, `wait-prose`.
  public var rule: String
  /// What the page marks it as, where it does.
  public var mark: Mark?
  /// The choices of the reader that lead to it.
  public var conditions: [Condition] = []
  /// What comments of the page say of it; what they add to a request is in the request, too.
  public var directives: [Directive] = []

  /// Why the step is left out, where a directive says so.
  public var skipReason: String? {
    directives.lazy.compactMap { if case .skip(let reason) = $0.content { reason } else { nil } }.first
  }

  /// The longest that the step may take, where a directive says so.
  public var timeLimit: Duration? {
    directives.lazy.compactMap { if case .timeout(let limit) = $0.content { limit } else { nil } }.first
  }

  /// A step.
  public init(
    id: ID, title: String, section: [String], zone: Zone, origin: SourceRange, action: StepAction, rule: String
  ) {
    self.id = id
    self.title = title
    self.section = section
    self.zone = zone
    self.origin = origin
    self.action = action
    self.rule = rule
  }
}

public import JSON
public import SourceText

/// What an author tells this program about a step, in a comment that readers do not see.
///
/// `<!-- runbook: capture CACHE_ID=.id timeout=30m -->` holds two; each goes with the step below it.
public struct Directive: Sendable, Hashable {
  /// What a directive says.
  public enum Content: Sendable, Hashable {
    /// The answer gives the variable its value, by a jq program.
    case capture(variable: String, jq: String)
    /// The request is sent again until the answer's state is this.
    case until(state: String)
    /// The longest that the step may take.
    case timeout(Duration)
    /// The status of the answer.
    case expectStatus(Int)
    /// What the answer contains.
    case expectFragment(JSONValue)
    /// The step is left out.
    case skip(reason: String)
    /// The values that a repeat goes through, and the variable that takes them where the directive names it.
    case each(variable: String?, values: [String])
  }

  /// What it says.
  public var content: Content
  /// As the author typed it.
  public var text: String
  /// Where it stands.
  public var range: SourceRange

  /// A directive.
  public init(_ content: Content, text: String, range: SourceRange) {
    self.content = content
    self.text = text
    self.range = range
  }
}

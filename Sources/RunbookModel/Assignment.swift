public import SourceText

/// An `export NAME=value` of the page.
public struct Assignment: Sendable {
  /// What the variable gets.
  public enum Value: Sendable, Hashable {
    /// A value that the page gives, with references to other variables still in it.
    case literal(String)
    /// A value that the reader has to take from the response to `step`.
    case response(step: Step.ID)
    /// A value that the reader has to find elsewhere, such as on a screen; the text is the page's placeholder.
    case placeholder(String)
    /// What jq takes out of the value of another variable, which holds a whole answer.
    case query(variable: String, jq: String)
    /// A value that only a shell can work out.
    case shell(String)
  }

  /// The variable's name.
  public var variable: String
  /// Its value.
  public var value: Value
  /// Where it stands.
  public var range: SourceRange
  /// Whether only a shell can work out its value.
  public var needsShell: Bool { if case .shell = value { true } else { false } }

  /// The requests that can be read in a value that only a shell can work out.
  public var requests: [RequestTemplate] = []

  /// An assignment.
  public init(variable: String, value: Value, range: SourceRange) {
    self.variable = variable
    self.value = value
    self.range = range
  }
}

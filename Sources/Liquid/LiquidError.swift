/// What a tag or filter throws when it cannot do its work; it becomes a diagnostic at the tag, and rendering goes on.
public struct LiquidError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong: one sentence without a full stop, beginning in lower case.
  public var message: String
  /// The rule id of the diagnostic.
  public var rule: String
  /// What the author can do about it; nil where the message says all.
  public var help: String?

  /// An error of a tag or filter.
  public init(_ message: String, rule: String = "liquid-render", help: String? = nil) {
    self.message = message
    self.rule = rule
    self.help = help
  }

  /// The message.
  public var description: String { message }

  /// A bound of rendering was passed; rendering stops.
  static func limit(_ message: String) -> LiquidError { LiquidError(message, rule: "liquid-limit") }
}

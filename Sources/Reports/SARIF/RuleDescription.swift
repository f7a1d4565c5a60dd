/// What a report tells about a rule.
public struct RuleDescription: Sendable, Hashable {
  /// The rule's id.
  public var id: String
  /// What it reports, in one sentence.
  public var summary: String
  /// The whole page about it, as Markdown.
  public var markdown: String

  /// The description of the rule `id`.
  public init(id: String, summary: String, markdown: String) {
    self.id = id
    self.summary = summary
    self.markdown = markdown
  }
}

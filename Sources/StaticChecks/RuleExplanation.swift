/// What a rule is about, for people: its page of the documentation.
public struct RuleExplanation: Sendable, Hashable {
  /// The rule's id, in kebab case.
  public let id: String
  /// What it reports, in one sentence.
  public let what: String
  /// Why that matters.
  public let why: String
  /// A piece of a page that it reports.
  public let example: String
  /// How to mend that.
  public let mending: String

  /// An explanation of the rule `id`.
  public init(_ id: String, what: String, why: String, example: String, mending: String) {
    self.id = id
    self.what = what
    self.why = why
    self.example = example
    self.mending = mending
  }

  /// The page `docs/rules/<id>.md`.
  public var markdown: String {
    """
    # \(id)

    \(what)

    ## Why

    \(why)

    ## Example

    ````text
    \(example)
    ````

    ## Mending

    \(mending)

    """
  }
}

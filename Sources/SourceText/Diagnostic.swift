/// Something to tell the user about an input: what is wrong, where, and what to do.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Worth knowing.
    case note
    /// Probably wrong; what follows goes on.
    case warning
    /// Wrong; makes a check fail.
    case error

    /// Orders note before warning before error.
    public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

    private var rank: Int { self == .error ? 2 : self == .warning ? 1 : 0 }
  }

  /// A further place or fact that explains a diagnostic.
  public struct Note: Hashable, Sendable {
    /// What is to be seen there.
    public var message: String
    /// Where; nil for a fact without a place.
    public var range: SourceRange?

    /// A note about `range`.
    public init(_ message: String, at range: SourceRange? = nil) {
      self.message = message
      self.range = range
    }
  }

  /// What the user can do about it.
  public struct Fix: Hashable, Sendable {
    /// The advice, as an instruction.
    public var message: String
    /// The text that would stand in place of the diagnostic's range, where a program can mend it.
    public var replacement: String?

    /// Advice, with the replacement text where there is one.
    public init(_ message: String, replacement: String? = nil) {
      self.message = message
      self.replacement = replacement
    }
  }

  /// The id of the rule that found it, in kebab case: `undefined-variable`.
  public var rule: String
  /// How bad it is.
  public var severity: Severity
  /// One sentence without a full stop, beginning in lower case.
  public var message: String
  /// Where; nil for an input that could not be opened.
  public var range: SourceRange?
  /// What explains it.
  public var notes: [Note]
  /// What to do.
  public var fix: Fix?
  /// The id of the thing it is about, such as a step's, where it is about one.
  public var subject: String?

  /// A diagnostic of `rule` at `range`.
  public init(
    _ severity: Severity, rule: String, _ message: String, at range: SourceRange?, notes: [Note] = [], fix: Fix? = nil,
    subject: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.range = range
    self.notes = notes
    self.fix = fix
    self.subject = subject
  }
}

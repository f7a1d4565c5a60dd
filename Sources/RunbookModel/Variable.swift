public import JSON
public import SourceText

/// A variable of the page: what sets it, what needs it.
public struct Variable: Sendable, Identifiable {
  /// Where a value can come from.
  public struct Source: Sendable, Hashable {
    /// The kinds of source: of a page itself, and of what it is run with.
    public enum Kind: String, Sendable {
      /// An option gives the value: `--var`.
      case commandLine = "command-line"
      /// A dotenv file gives it: `--env-file`.
      case environmentFile = "environment-file"
      /// The page gives the value.
      case literal
      /// A `capture` of a request.
      case capture
      /// An export bound to a response.
      case response
      /// An export whose value the reader finds on a screen.
      case screen
      /// A scenario gives it.
      case scenario
      /// A shell works it out.
      case shell
      /// The environment of whoever runs the page, as for `KONNECT_TOKEN`.
      case environment
      /// Nothing in the page sets it.
      case undefined
    }

    /// The kind.
    public var kind: Kind
    /// The step that sets it.
    public var step: Step.ID?
    /// The value, jq program or reason, for people.
    public var detail: String

    /// A source.
    public init(kind: Kind, step: Step.ID?, detail: String) {
      self.kind = kind
      self.step = step
      self.detail = detail
    }
  }

  /// A place that needs the value.
  public struct Use: Sendable, Hashable {
    /// What the value becomes a part of.
    public enum Role: Sendable, Hashable {
      /// The URL.
      case url
      /// A header.
      case header
      /// A string of the body at a pointer.
      case body(JSONPointer)
      /// A shell block or another export.
      case text
    }

    /// The step.
    public var step: Step.ID
    /// The role.
    public var role: Role
    /// Where it stands.
    public var range: SourceRange

    /// A use in `step`.
    public init(step: Step.ID, role: Role, range: SourceRange) {
      self.step = step
      self.role = role
      self.range = range
    }
  }

  /// The name.
  public var name: String
  /// What can set it: what comes from outside of the page first, then in the order of the page.
  public var sources: [Source]
  /// What needs it, in the order of the page.
  public var uses: [Use]

  /// The name.
  public var id: String { name }

  /// Whether its value must never be shown, judged by the name.
  public var isSecret: Bool { Variable.isSecret(name) }

  /// Whether anything in the page sets it, be it by asking the reader.
  public var isDefined: Bool { sources.contains { $0.kind != .undefined } }

  /// A variable.
  public init(name: String, sources: [Source] = [], uses: [Use] = []) {
    self.name = name
    self.sources = sources
    self.uses = uses
  }

  /// Whether `name` holds one of the words that mark a secret: `KONNECT_TOKEN`, `client-secret`.
  public static func isSecret(_ name: String) -> Bool {
    let words: Set = ["TOKEN", "SECRET", "PASSWORD", "PASSWD", "KEY", "PAT", "CREDENTIAL", "CREDENTIALS", "PRIVATE"]
    return name.uppercased().split { !$0.isLetter && !$0.isNumber }.contains { words.contains(String($0)) }
  }
}

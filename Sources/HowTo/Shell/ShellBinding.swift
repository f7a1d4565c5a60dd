/// What a variable gets by an assignment.
struct ShellBinding: Sendable, Hashable {
  /// A value.
  enum Value: Sendable, Hashable {
    /// A text, with references `$NAME` and `${NAME}` in it.
    case text(String)
    /// What jq takes out of the text in another variable: `$(echo "$RESPONSE" | jq -r '.id')`.
    case query(variable: String, JQFilter)
    /// The value that the variable has already: `export NAME`.
    case current
    /// What only a shell can work out; the value as written, and why.
    case shell(String, NeedsShell)
  }

  /// The variable.
  var name: String
  /// Its value.
  var value: Value
  /// Whether programs get it: `export`.
  var isExported: Bool
  /// The UTF-8 offsets of the assignment in the block's text, without `export`.
  var range: Range<Int>

  /// Why a shell is needed, if one is.
  var needsShell: NeedsShell? { if case .shell(_, let reason) = value { reason } else { nil } }

  /// What jq takes out of a variable, where `word` is no more than that.
  static func query(_ pipelines: [ShellPipeline]) -> Value? {
    guard pipelines.count == 1, let commands = pipelines.first?.commands, commands.count == 2,
      commands.allSatisfy({ $0.form == .simple && $0.assignments.isEmpty && $0.redirections.isEmpty }),
      commands[1].name == "jq", let filter = try? JQFilter(commands[1])
    else { return nil }
    let words = commands[0].words.map { $0.literal ?? "" }
    let isPrinting = words == ["echo", ""] || words == ["echo", "-n", ""] || words == ["printf", "%s", ""]
    guard isPrinting, let word = commands[0].words.last, word.parts.count == 1,
      case .variable(let name, _) = word.parts[0].content
    else { return nil }
    return .query(variable: name, filter)
  }
}

/// A pipeline that begins with `curl` → the request, and what becomes of the answer.
struct ShellRequest: Sendable, Hashable {
  /// The variable that gets what the pipeline prints.
  struct Capture: Sendable, Hashable {
    /// The variable.
    var variable: String
    /// Whether it is exported.
    var isExported: Bool
    /// The UTF-8 offsets of the assignment in the block's text.
    var range: Range<Int>
  }

  /// The request.
  var curl: CurlCommand
  /// What is taken out of the answer.
  var filter: JQFilter?
  /// The file that gets the answer, or what is taken out of it.
  var outputFile: String?
  /// Who gets it: `NAME=$(curl …)`.
  var capture: Capture?

  /// Reads `commands`, which feed each other.
  ///
  /// - Throws: `NeedsShell`, where they are anything but curl, and jq behind it.
  init(_ commands: [ShellCommand], capture: Capture? = nil) throws(NeedsShell) {
    let first = commands[0]
    // What only puts out a text is not what the pipeline is about.
    let subject = commands.first { !["echo", "cat", "printf"].contains($0.name) } ?? first
    try Self.check(subject, is: "curl")
    try Self.check(first, is: "curl")
    curl = try CurlCommand(first)
    self.capture = capture
    if commands.count > 1 {
      try Self.check(commands[1], is: "jq", orElse: "feeds")
      filter = try JQFilter(commands[1])
    }
    if commands.count > 2 {
      throw NeedsShell("feeds what jq prints to \(Self.name(of: commands[2]))", at: commands[2].range)
    }
    outputFile = curl.output.file
    try takeRedirections(first, isLast: commands.count == 1)
    if commands.count > 1 { try takeRedirections(commands[1], isLast: true) }
    try checkAnswerIsWhole(at: first.range)
  }

  private static func name(of command: ShellCommand) -> String { command.name.map { "'\($0.excerpt)'" } ?? "a command" }

  private static func check(
    _ command: ShellCommand, is name: String, orElse verb: String = "runs"
  ) throws(NeedsShell) {
    switch command.form {
    case .unreadable(let reason): throw reason
    case .compound(let keyword): throw NeedsShell("has '\(keyword)'", at: command.range)
    case .simple: break
    }
    guard command.name == name else { throw NeedsShell("\(verb) \(Self.name(of: command))", at: command.range) }
    guard command.assignments.isEmpty else {
      throw NeedsShell("sets variables for one command only", at: command.range)
    }
  }

  private mutating func takeRedirections(_ command: ShellCommand, isLast: Bool) throws(NeedsShell) {
    for redirection in command.redirections {
      let target = redirection.target.literal
      switch redirection.kind {
      // Read where curl is told to send its input.
      case .heredoc where command.name == "curl", .indentedHeredoc where command.name == "curl",
        .hereString where command.name == "curl", .input where command.name == "curl":
        continue
      // What curl complains of.
      case .output where redirection.descriptor == 2, .append where redirection.descriptor == 2: continue
      case .duplicateOutput where redirection.descriptor == 2 && target == "1":
        // On a terminal the same; in a file or a variable it is not.
        if isLast, capture == nil, outputFile == nil { continue }
      case .output where (redirection.descriptor ?? 1) == 1 && isLast && outputFile == nil && capture == nil:
        if target != "/dev/null" { outputFile = try redirection.target.text() }
        continue
      default: break
      }
      throw NeedsShell("redirects by '\(redirection.kind.rawValue)'", at: redirection.range)
    }
  }

  /// What a variable or jq gets must be the body of the answer and nothing else.
  private func checkAnswerIsWhole(at range: Range<Int>) throws(NeedsShell) {
    guard capture != nil || filter != nil else { return }
    if curl.output.hasHeaders { throw NeedsShell("takes headers and body together", at: range) }
    if curl.output.writeOut != nil { throw NeedsShell("takes what curl prints by '-w'", at: range) }
    if curl.output.discardsBody || curl.output.file != nil {
      throw NeedsShell("takes what goes to a file", at: range)
    }
  }
}

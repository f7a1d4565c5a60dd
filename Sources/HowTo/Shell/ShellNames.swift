/// A script → the variables it sets and those it uses.
struct ShellNames: Sendable, Hashable {
  /// A place at which a variable is set.
  struct Setting: Sendable, Hashable {
    /// The variable.
    var name: String
    /// The UTF-8 offsets of the name in the block's text.
    var range: Range<Int>
    /// Where its command ends, behind which the value is there.
    var end: Int
  }

  /// A place at which a variable is used.
  struct Use: Sendable, Hashable {
    /// The variable.
    var name: String
    /// The UTF-8 offsets of the reference in the block's text, from its `$` to the name's end or its brace.
    var range: Range<Int>
    /// Whether the script goes on without a value: `${NAME:-default}`.
    var isOptional = false
  }

  /// What is set: by assignments, `export NAME=…`, `for`, `read` and the like; not by `NAME=value command`, which lasts
  /// for that command only, and not inside `$(…)`.
  private(set) var sets: [Setting] = []
  /// What is used: `$NAME`, `${NAME}`, `${NAME:-x}`, in quotes and heredocs too, as far as the shell replaces them there.
  private(set) var uses: [Use] = []

  /// The names of `script`.
  init(of script: ShellScript) {
    for pipeline in script.pipelines {
      for command in pipeline.commands { visit(command, in: script) }
    }
  }

  /// The names that are set, each once.
  var setNames: [String] { Self.distinct(sets.map(\.name)) }

  /// The names that are used, each once.
  var usedNames: [String] { Self.distinct(uses.map(\.name)) }

  /// The names that have to come from elsewhere: used before anything here sets them, and not optional; each once.
  var neededNames: [String] {
    var ends: [String: Int] = [:]
    for setting in sets { ends[setting.name] = min(ends[setting.name] ?? .max, setting.end) }
    let needed = uses.filter { !$0.isOptional && $0.range.lowerBound < ends[$0.name] ?? .max }
    return Self.distinct(needed.map(\.name))
  }

  private static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  // MARK: Commands

  private mutating func visit(_ command: ShellCommand, in script: ShellScript) {
    if case .unreadable = command.form {
      scan(script.raw(command.range), at: command.range.lowerBound)
      return
    }
    collectUses(in: command)
    for inner in command.body { visit(inner, in: script) }
    for word in Self.setWords(of: command) {
      let name = word.assignedName ?? word.literal ?? ""
      let range = word.range.lowerBound..<word.range.lowerBound + name.utf8.count
      sets.append(Setting(name: name, range: range, end: command.range.upperBound))
    }
    if command.words.isEmpty {
      sets += command.assignments.map { assignment in
        let start = assignment.range.lowerBound
        return Setting(
          name: assignment.name, range: start..<start + assignment.name.utf8.count, end: command.range.upperBound)
      }
    }
  }

  /// The words of `command` that are names it sets, or begin with them.
  private static func setWords(of command: ShellCommand) -> [ShellWord] {
    let operands = command.words.dropFirst()
    switch command.name {
    case "for", "select": return operands.prefix(1).filter { $0.literal?.isVariableName ?? false }
    case "read":
      var names: [ShellWord] = []
      var skipsNext = false
      for word in operands {
        let text = word.literal ?? ""
        if skipsNext {
          skipsNext = false
        } else if text.hasPrefix("-") {
          // `-p prompt` and the like; `-a NAME` is a name.
          skipsNext = text.utf8.last.map { "dinNptu".utf8.contains($0) } ?? false
        } else if text.isVariableName {
          names.append(word)
        }
      }
      return names
    case let name? where ShellCommand.declarations.contains(name): return operands.filter { $0.assignedName != nil }
    default: return []
    }
  }

  // MARK: Uses

  private mutating func collectUses(in command: ShellCommand) {
    for assignment in command.assignments { collectUses(in: assignment.value) }
    for word in command.words { collectUses(in: word) }
    for redirection in command.redirections {
      if let body = redirection.body { collectUses(in: body) } else { collectUses(in: redirection.target) }
    }
  }

  private mutating func collectUses(in word: ShellWord) {
    for part in word.parts {
      switch part.content {
      case .literal, .home: break
      case .variable(let name, _): uses.append(Use(name: name, range: part.range))
      case .expansion(let text): scan(text, at: part.range.lowerBound)
      case .substitution(_, let pipelines):
        for command in pipelines.flatMap(\.commands) { collectNested(command) }
      }
    }
  }

  private mutating func collectNested(_ command: ShellCommand) {
    collectUses(in: command)
    for inner in command.body { collectNested(inner) }
  }

  /// Looks for `$NAME` and `${NAME…` in a text that has not been taken apart.
  private mutating func scan(_ text: String, at offset: Int) {
    let bytes = Array(text.utf8)
    var index = 0
    while let dollar = bytes[index...].firstIndex(of: UInt8(ascii: "$")) {
      let isBraced = dollar + 1 < bytes.count && bytes[dollar + 1] == UInt8(ascii: "{")
      let start = dollar + (isBraced ? 2 : 1)
      var end = start
      while end < bytes.count, end == start ? bytes[end].isNameStart : bytes[end].isNameByte { end += 1 }
      if end > start {
        let name = String(decoding: bytes[start..<end], as: UTF8.self)
        let operation = bytes[end...].drop { $0 == UInt8(ascii: ":") }.first
        let isOptional = isBraced && operation.map("-=+".utf8.contains) ?? false
        uses.append(Use(name: name, range: offset + dollar..<offset + end, isOptional: isOptional))
      }
      index = end
    }
  }
}

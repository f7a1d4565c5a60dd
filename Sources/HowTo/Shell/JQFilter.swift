/// The words of a `jq` command → its program and how it is run.
struct JQFilter: Sendable, Hashable {
  /// The program; `.` where none is given.
  var program = "."
  /// The word that the program was read from.
  var programWord: ShellWord?
  /// Whether strings come out without quotes: `-r`.
  var isRaw = false
  /// Whether each output is on one line: `-c`.
  var isCompact = false
  /// Whether all inputs are taken as one array: `-s`.
  var slurps = false
  /// Whether it fails where the last output is false or null, or there is none: `-e`.
  var failsWithoutOutput = false

  /// Reads `command`, whose name is `jq`.
  ///
  /// - Throws: `NeedsShell`, where it has more than a program and plain options.
  init(_ command: ShellCommand) throws(NeedsShell) {
    var hasProgram = false
    for word in command.words.dropFirst() {
      guard let text = word.literal else {
        throw NeedsShell("has variables of the shell in a jq program", at: word.range)
      }
      if text.hasPrefix("-"), text.utf8.count > 1 {
        guard take(option: text) else { throw NeedsShell("runs jq with '\(text.excerpt)'", at: word.range) }
      } else if hasProgram {
        throw NeedsShell("has jq read a file", at: word.range)
      } else {
        program = text
        programWord = word
        hasProgram = true
      }
    }
  }

  private mutating func take(option: String) -> Bool {
    switch option {
    case "--raw-output": isRaw = true
    case "--compact-output": isCompact = true
    case "--slurp": slurps = true
    case "--exit-status": failsWithoutOutput = true
    case "--sort-keys", "--monochrome-output", "--color-output": break
    case _ where option.hasPrefix("--"): return false
    default:
      for letter in option.dropFirst() {
        switch letter {
        case "r": isRaw = true
        case "c": isCompact = true
        case "s": slurps = true
        case "e": failsWithoutOutput = true
        // They change how the output looks.
        case "S", "M", "C": break
        default: return false
        }
      }
    }
    return true
  }
}

/// A jq program's stages: what stands between its pipes, outside of quotes and brackets.
struct JQStages {
  /// The stages up to the first alternative, without blanks around them.
  private(set) var stages: [Substring] = []
  /// Whether there is an alternative: `.a // "none"`.
  private(set) var hasAlternative = false

  init(_ program: String) {
    var start = program.startIndex
    var depth = 0
    var isQuoted = false
    var previous: Character = " "
    var end = program.endIndex
    loop: for index in program.indices {
      let character = program[index]
      switch character {
      case "\"" where previous != "\\": isQuoted.toggle()
      case _ where isQuoted: break
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case "|" where depth == 0:
        stages.append(program[start..<index].trimmed)
        start = program.index(after: index)
      case "/" where previous == "/" && depth == 0:
        hasAlternative = true
        end = program.index(before: index)
        break loop
      default: break
      }
      previous = character
    }
    if start < end || stages.isEmpty { stages.append(program[start..<end].trimmed) }
  }
}

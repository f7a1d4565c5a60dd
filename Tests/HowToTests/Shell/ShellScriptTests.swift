import TestSupport
import Testing

@testable import HowTo

@Suite struct ShellScriptTests {
  @Test(arguments: ["export A=1", "A=1\n\n# b\nexport B=$(c) D\n", "A=1 && export B=2", "A=1; B='x\ny'"])
  func assignmentsOnly(_ text: String) {
    #expect(ShellScript(text).isAllAssignments)
  }

  @Test(arguments: [
    "", "# only a comment", "echo a", "export A=1\necho $A", "export A=1; echo", "export A='open", "A=1 b",
    "A=1 || B=2",
    "A=1 &", "export A=1 | b", "export A=1 > f", "{ A=1; }",
  ])
  func anythingElse(_ text: String) {
    #expect(!ShellScript(text).isAllAssignments)
  }

  @Test func rawTextIsAsWritten() {
    let script = ShellScript("é 'a b' $C")
    #expect(script.pipelines[0].commands[0].words.map { script.raw($0.range) } == ["é", "'a b'", "$C"])
  }

  /// Scripts of random pieces: ranges hold, and nothing crashes or hangs.
  @Test func anyTextIsRead() {
    let pieces = [
      "'", "\"", "\\", "$", "$(", ")", "(", "((", "))", "`", "{", "}", "${", "<<E\n", "E\n", "\nE\n", "<", ">", "|",
      "&", ";",
      ";;", "#", "\n", " ", "\t", "\r\n", "a", "A=", "export ", "curl ", "jq ", "-d ", "@", "if ", "fi ", "for ", "do ",
      "done ",
      "case ", "in ", "esac ", "[[ ", "]] ", "~", "é", "$A", "$'", "\\u", "!", "<A>", "--json ", "echo ", "sleep ", "1",
      "*", "?", "..",
      ",", "function ", "\0",
    ]
    var random = RepeatableNumbers(state: 7)
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      let script = ShellScript(text)
      let all = 0..<text.utf8.count
      for command in script.pipelines.flatMap(\.commands) {
        let ranges = [command.range] + command.words.map(\.range) + command.words.flatMap(\.parts).map(\.range)
        #expect(ranges.allSatisfy { all.lowerBound <= $0.lowerBound && $0.upperBound <= all.upperBound }, "\(text)")
      }
      _ = ShellNames(of: script).neededNames
      #expect(ShellReading(script).items.allSatisfy { $0.range.upperBound <= all.upperBound }, "\(text)")
    }
  }
}

/// Random numbers that are the same in each run.
private struct RepeatableNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}

import TestSupport
import Testing

@testable import HowTo

@Suite struct ShellParserTests {
  @Test func commandsAreJoined() {
    let pipelines = ShellScript("a; b && c || d & e | f |& g\n\n# h\ni").pipelines
    #expect(pipelines.map { $0.commands.map(\.name) } == [["a"], ["b"], ["c"], ["d"], ["e", "f", "g"], ["i"]])
    #expect(pipelines.map(\.connector) == [.sequence, .and, .or, .background, .sequence, .sequence])
    #expect(pipelines[4].commands[1].redirections.map(\.kind) == [.duplicateOutput])
  }

  @Test func linesGoOnBehindOperators() {
    #expect(
      ShellScript("a |\n\n b &&\n c ||\n d").pipelines.map { $0.commands.map(\.name) } == [["a", "b"], ["c"], ["d"]])
  }

  @Test func commandsHaveTheirPlaces() {
    let text: MarkedText = "  1️⃣A=1 b 'c'2️⃣ | 3️⃣d4️⃣ # e\n"
    let script = ShellScript(text.text)
    #expect(script.pipelines.map(\.range) == [text.range(1, 4)])
    #expect(script.pipelines[0].commands.map(\.range) == [text.range(1, 2), text.range(3, 4)])
    #expect(text.range(1, 2).map(script.raw) == "A=1 b 'c'")
  }

  @Test func assignmentsComeBeforeWords() {
    let text: MarkedText = "1️⃣A=2️⃣'x y'3️⃣ B+=$C D= e F=g"
    let command = commands(text.text)[0]
    #expect(command.assignments.map(\.name) == ["A", "B", "D"])
    #expect(command.assignments.map { shown($0.value) } == ["x y", "$C", ""])
    #expect(command.assignments.map(\.appends) == [false, true, false])
    #expect(command.assignments[0].range == text.range(1, 3))
    #expect(command.assignments[0].value.range == text.range(2, 3))
    #expect(command.words.map(shown) == ["e", "F=g"])
  }

  @Test(arguments: ["'A'=1", "A\\=1", "1A=1", "A-B=1", "=1", "$A=1", "a[0]=1"])
  func otherWordsAreNoAssignments(_ text: String) {
    #expect(commands(text)[0].assignments.isEmpty)
  }

  @Test func assignmentsAreSafeFromBracesAndHoldArrays() {
    #expect(
      commands("A={b,c} D=~/e:~/f").flatMap(\.assignments).map { shown($0.value) } == ["{b,c}", "$HOME/e:$HOME/f"])
    #expect(commands("A=(b c)")[0].assignments.map(\.value.parts.first?.content) == [.expansion("(b c)")])
    #expect(words("a A={b,c}") == ["a", "?"])
  }

  // MARK: Compound commands

  @Test(arguments: [
    ("for i in 1 2; do a; done", "for"), ("for ((i = 0; i < 3; i++)); do a; done", "for"),
    ("while a\ndo\n b\ndone", "while"),
    ("until a; do b; done < f", "until"), ("select a in b; do c; done", "select"),
    ("if a; then b; elif c; then d; else e; fi", "if"), ("if [[ a < b && (c) ]]; then d; fi 2>&1", "if"),
    ("case $A in\n a|b) c;;\n (d) e ;&\n *) if f; then g; fi\nesac", "case"), ("case a in esac", "case"),
    ("{ a; b; }", "{"),
    ("(a; (b))", "("), ("f() { a; }", "function"), ("f ()\n(\na\n)", "function"), ("function f { a; } > g", "function"),
    ("function f() if a; then b; fi", "function"), ("for i in 1; do for j in 2; do a | b && c; done; done", "for"),
    ("for i in 1\ndo a\n; done", "for"), ("{ f() { a; }; g; }", "{"), ("while true; do a & done", "while"),
  ])
  func compoundCommandsAreKnownByTheirExtent(_ text: String, _ keyword: String) {
    let script = "before; \(text)\nafter"
    #expect(commands(script).map(\.name) == ["before", nil, "after"])
    #expect(commands(script).map(\.keyword) == [nil, keyword, nil])
    #expect(commands(script)[1].range == 8..<8 + text.utf8.count)
  }

  @Test func compoundCommandsKeepWhatIsInside() {
    let command = commands("for i in a b; do c <<E; if d; then E=f; fi; done > g\nh\nE\n")[0]
    #expect(command.body.map { $0.words.map(shown) } == [["for", "i", "in", "a", "b"], ["c"], ["d"], []])
    #expect(command.body[1].redirections[0].body.map(shown) == "h\n")
    #expect(command.body[3].assignments.map(\.name) == ["E"])
    #expect(command.redirections.map { shown($0.target) } == ["g"])
  }

  @Test func reservedWordsCountAtTheBeginningOnly() {
    #expect(words("echo if for done") == ["echo", "if", "for", "done"])
    #expect(words("'if' a") == ["if", "a"])
    #expect(words("echo [[ (a") == [])
    #expect(words("[[ a < b && (c) ]] d") == ["[[", "a", "<", "b", "&&", "(c)", "]]", "d"])
    #expect(words("((1 + 2))") == ["?"])
  }

  @Test(arguments: [
    ("if a; then b", "has 'if' without 'fi'"), ("for i in 1; do a", "has 'for' without 'done'"),
    ("{ (a; }", "has '}' where a command should stand"),
    ("(a", "has '(' without ')'"), ("case a in b) c", "has 'case' without 'esac'"),
    ("f() a", "has 'a' where a command should stand"),
    ("done", "has 'done' where a command should stand"), ("a | | b", "has '|' where a command should stand"),
    ("a && ; b", "has ';' where a command should stand"),
    ("a &&", "ends where a command should follow"), ("a |\n", "ends where a command should follow"),
    ("a)", "has ')' where a command should stand"),
    (";; a", "has ';;' where a command should stand"), ("a (b)", "has '(' where a command should stand"),
    ("f()", "ends where a command should follow"),
    ("{ a; } b", "has 'b' where a command should stand"), ("if a; done", "has 'done' where a command should stand"),
    ("{ a 'b; }", "has a quote ' that nothing closes"), ("function", "ends where a command should follow"),
    ("if a; ;; fi", "has ';;' where a command should stand"),
  ])
  func whatHasNoPlaceIsUnreadableToTheEnd(_ text: String, _ reason: String) {
    let last = commands("before\n\(text)\n").last
    #expect(last?.reason == reason)
    #expect(last?.range.upperBound == text.utf8.count + 8)
  }

  @Test func deepCompoundsAreNoTrouble() throws {
    for text in ["{ ", "( ", "if ", "while a; do ", "f() { ", "case a in b) "] {
      let script = String(repeating: text, count: 20_000)
      #expect(try SmallStack.run { commands(script).count } == 1)
    }
    let script = String(repeating: "{ ", count: 20_000) + "a" + String(repeating: "; }", count: 20_000)
    #expect(try SmallStack.run { commands(script).map(\.keyword) } == ["{"])
  }
}

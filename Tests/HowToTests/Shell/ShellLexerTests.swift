import TestSupport
import Testing

@testable import HowTo

@Suite struct ShellLexerTests {
  // MARK: Redirections

  @Test func redirectionsAreNoWords() {
    let text: MarkedText = "a 1️⃣> f2️⃣ b 2>&1 <in >>\"$LOG\" &>all"
    let command = commands(text.text)[0]
    #expect(command.words.map(shown) == ["a", "b"])
    #expect(command.redirections.map(\.kind) == [.output, .duplicateOutput, .input, .append, .outputAndErrors])
    #expect(command.redirections.map(\.descriptor) == [nil, 2, nil, nil, nil])
    #expect(command.redirections.map { shown($0.target) } == ["f", "1", "in", "$LOG", "all"])
    #expect(command.redirections[0].range == text.range(1, 2))
  }

  @Test func numbersAreWordsUnlessARedirectionFollows() {
    #expect(words("sleep 5") == ["sleep", "5"])
    #expect(words("a 12>f") == ["a"])
    #expect(words("a b2>f") == ["a", "b2"])
  }

  @Test(arguments: ["a >", "a > | b", "a <<", "a >\nb"])
  func aRedirectionNeedsAFile(_ text: String) {
    #expect(commands(text).first?.reason?.contains("without a file") == true)
  }

  // MARK: Heredocs

  private func bodies(_ text: String) -> [String] {
    commands(text).flatMap(\.redirections).compactMap(\.body).map(shown)
  }

  @Test func heredocsTakeTheLinesBelow() {
    let script = "cat <<A >f <<B | c\na $X\nA\nb\nB\nd"
    #expect(bodies(script) == ["a $X\n", "b\n"])
    #expect(commands(script).map(\.name) == ["cat", "c", "d"])
  }

  @Test(arguments: [
    ("a <<E\n\"$X\" 'y' \\\nz\nE\n", "\"$X\" 'y' z\n"), ("a <<'E'\n$1 `b` \\\nE", "$1 `b` \\\n"),
    ("a <<\\E\n\\n\nE", "\\n\n"),
    ("a <<-E\n\t\tb\n\tc\\\n\td\n\tE\n", "b\ncd\n"), ("a <<-'E'\n\t$1\n\t\\\n\tE\n", "$1\n\\\n"),
    ("a <<E\r\nb\r\nE\r\n", "b\r\n"),
    ("a <<E\nE", ""), ("a <<E\nEE\nE E\nE", "EE\nE E\n"), ("a <<E\n\\$X\nE", "?"), ("a <<'E'\n$X\nE", "?"),
    ("a <<E\n$(b)\nE", "?"), ("a <<E\n\\a\\\\\nE", "\\a\\\n"), ("a <<$X\nb\n$X", "b\n"),
  ])
  func heredocsAreReadByTheirDelimiter(_ text: String, _ expected: String) {
    #expect(bodies(text) == [expected])
  }

  @Test func heredocsHaveTheirPlace() {
    let text: MarkedText = "1️⃣a <<E2️⃣\n3️⃣b\n4️⃣E\n"
    let command = commands(text.text)[0]
    #expect(command.range == text.range(1, 2))
    #expect(command.redirections[0].body?.range == text.range(3, 4))
  }

  @Test func heredocsWorkInsideSubstitutions() throws {
    let inner = try word("$(a <<E\n)\nE\n)").substitutedPipelines?.first?.commands.first
    #expect(inner?.redirections.first?.body.map(shown) == ")\n")
  }

  @Test(arguments: [
    ("a <<END\nb\n", "has a heredoc without its last line 'END'"), ("$(a <<E)", "has a heredoc that does not end"),
    ("a 'b\nc", "has a quote ' that nothing closes"), ("a \"b\nc", "has a quote \" that nothing closes"),
    ("a $'b\nc", "has a quote $' that nothing closes"), ("a `b\nc", "has a backquote that nothing closes"),
    ("a $(b\nc", "has a '$(' that nothing closes"), ("a ${b\nc", "has a '${' that nothing closes"),
    ("a $((b\nc", "has a '$(' that nothing closes"), ("a <(b\nc", "has a '<(' that nothing closes"),
    ("a=(b\nc", "has a '(' that nothing closes"),
  ])
  func whatNothingClosesReachesToTheEnd(_ text: String, _ reason: String) {
    let script = "one\n" + text
    #expect(commands(script).map(\.reason) == [nil, reason])
    #expect(commands(script).map(\.range) == [0..<3, 4..<script.utf8.count])
  }

  // MARK: Sessions

  @Test func sessionsHavePrompts() {
    let text = "$ a \\\n  b\nprinted (text\n  $ c |\n  d\n'more\n$ e"
    #expect(commands(text, isSession: true).map { $0.words.map(shown) } == [["a", "b"], ["c"], ["d"], ["e"]])
  }

  @Test func aFirstLineWithAPromptMakesASession() {
    #expect(commands("# so\n$ a\nb\n").map(\.name) == ["a"])
    #expect(commands("a\n$ b\n").map(\.name) == ["a", "$"])
  }

  @Test func aSessionWithoutPromptsIsAScript() {
    #expect(commands("a\nb", isSession: true).map(\.name) == ["a", "b"])
  }

  // MARK: Opaque brackets

  @Test(arguments: [
    "${A:-${B}}", "${A:-\"}\"}", "${A:-'}'}", "${A:-\\}}", "$(( (1 + 2) * 3 ))", "<(a ')' \"$(b)\" (c))", "${A:-$(b)}",
    "\"${A:-\"b\"}\"",
  ])
  func bracketsAreSkippedAsAWhole(_ text: String) {
    #expect(words("a \(text) b") == ["a", "?", "b"])
  }
}

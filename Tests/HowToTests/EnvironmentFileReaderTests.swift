import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

@Suite struct EnvironmentFileReaderTests {
  private func read(
    _ text: String, known: [String: String] = [:]
  ) -> (bindings: [Binding], diagnostics: [Diagnostic]) {
    EnvironmentFileReader.read(SourceFile(path: ".env", text: text), known: known)
  }

  @Test(arguments: [
    ("A=b", "b"), ("export A=b", "b"), ("  A = b  ", "b"), ("A=", ""), ("A=b c", "b c"), ("A=b # note", "b"),
    ("A=b#c", "b#c"), ("A=# note", ""), ("A='b'", "b"), ("A='b # c' # note", "b # c"), ("A=\"b\"", "b"),
    (#"A='a $B \n "c"'"#, #"a $B \n "c""#), (#"A="a\nb\tc\rd""#, "a\nb\tc\rd"),
    (#"A="\"\\\$B\`""#, #""\$B`"#), (#"A="a\qb""#, #"a\qb"#), ("A='a\nb'", "a\nb"), ("A=\"a\nb\"", "a\nb"),
    ("A=\"a\\\nb\"", "ab"), ("A=\"a # b\"", "a # b"), ("A=a$K", "aknown"), ("A=\"${K}s\"", "knowns"),
    (#"A=\$K"#, "$K"), ("A=$5 and $", "$5 and $"), ("A=it's", "it's"), ("# x\n\n A=b\n", "b"), ("A=ü€", "ü€"),
    ("\u{FEFF}A=b", "b"), ("A=b\r\n", "b"), ("A='b'\r\n", "b"), ("A='a\r\nb'\r\n", "a\nb"), ("A=\"a\r\nb\"", "a\nb"),
    ("A=a=b", "a=b"), ("A=\"\"", ""),
  ])
  func values(_ text: String, _ expected: String) {
    let reading = read(text, known: ["K": "known", "B": "no"])
    #expect(reading.diagnostics == [])
    #expect(reading.bindings == [Binding(variable: "A", value: expected, source: .environmentFile)])
  }

  @Test func linesBelowSeeThoseAbove() {
    let reading = read("A=1\nB=$A.$A\nA=2\nC='$B'\nD=\"$B/$A\"\n")
    #expect(reading.bindings.map { "\($0.variable) \($0.value)" } == ["A 1", "B 1.1", "A 2", "C $B", "D 1.1/2"])
  }

  @Test(arguments: [
    ("A=1\n1️⃣no assignment2️⃣\nB=2", "expected NAME=value"), ("A=1\n1️⃣=x2️⃣\nB=2", "expected NAME=value"),
    ("A=1\n1️⃣export X2️⃣\nB=2", "expected NAME=value"), ("A=1\n1️⃣1X2️⃣=x\nB=2", "`1X` is no name of a variable"),
    ("A=1\n1️⃣A-B=x2️⃣\nB=2", "expected NAME=value"),
    ("A=1\nX='y'1️⃣z2️⃣\nB=2", "text stands behind the closing quote"),
    ("A=1\nX=\"y\" 1️⃣z2️⃣\nB=2", "text stands behind the closing quote"),
    ("A=1\nX=a1️⃣$NONE2️⃣\nB=2", "$NONE has no value here"),
    ("A=1\nX_TOKEN=a1️⃣$hunter2️⃣\nB=2", "this `$` begins the name of a variable that has no value here"),
    ("A=1\nX=1️⃣$(2️⃣date)\nB=2", "`$(` would need a shell, which is not run"),
    ("A=1\nX=1️⃣'2️⃣y\nB=2", "this quote is not closed"), ("A=1\nX=1️⃣\"2️⃣y\nB=2", "this quote is not closed"),
  ])
  func faultsAreToldAtTheirPlace(_ marked: String, _ message: String) throws {
    let text = MarkedText(marked)
    let reading = read(text.text)
    #expect(reading.diagnostics.map(\.message) == [message])
    let range = try #require(reading.diagnostics.first?.range)
    #expect(range.start == text.positions[1])
    #expect(range.end == text.positions[2])
    // Reading goes on behind the line.
    #expect(reading.bindings.map(\.variable) == ["A", "B"])
  }

  @Test func excerptsShowNoValue() throws {
    let reading = read("TOKEN='hunter2\nsecond' x\nPASSWORD=\"open-é\n")
    let diagnostics = reading.diagnostics
    #expect(diagnostics.count == 2)
    let text = diagnostics.map { DiagnosticRenderer(usesColor: false).render($0) }.joined()
    for secret in ["hunter", "second", "open", "é"] { #expect(!text.contains(secret), "\(text)") }
    #expect(text.contains("PASSWORD=\"****-"))
  }

  @Test func valuesThatDoubleEnd() {
    let lines = ["A0=0123456789"] + (1...60).map { "A\($0)=\"$A\($0 - 1)$A\($0 - 1)\"" }
    let file = SourceFile(path: "v.env", text: lines.joined(separator: "\n") + "\n")
    let reading = EnvironmentFileReader.read(file, known: [:])
    #expect(reading.diagnostics.first?.message == "the values that are referred to come to more than 16 MB")
  }
}

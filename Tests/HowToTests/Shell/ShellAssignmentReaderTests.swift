import TestSupport
import Testing

@testable import HowTo

@Suite struct ShellAssignmentReaderTests {
  private func bindings(_ text: String) -> [ShellBinding] { ShellReading(of: text).bindings }

  private func texts(_ text: String) -> [String] {
    bindings(text).map { binding in
      switch binding.value {
      case .text(let text): "\(binding.name)=\(text)"
      case .query(let variable, let filter): "\(binding.name)=\(variable)|\(filter.program)"
      case .current: binding.name
      case .shell(let text, let reason): "\(binding.name)!\(text): \(reason.reason)"
      }
    }
  }

  @Test(arguments: [
    ("export A='YOUR ID' B=\"x y\" # c\nexport C=plain", ["A=YOUR ID", "B=x y", "C=plain"]), ("A=1;B=", ["A=1", "B="]),
    ("export A=$B/c?d=e", ["A=$B/c?d=e"]), ("export A=\"noreply@${B}\"", ["A=noreply@${B}"]),
    ("export A B=1", ["A", "B=1"]),
    ("export PATH=$PATH:~/bin", ["PATH=$PATH:$HOME/bin"]), ("export A={id}", ["A={id}"]),
    ("export A=<YOUR_ID>", ["A=<YOUR_ID>"]),
    ("export A='$(date)'", ["A=$(date)"]), ("export A='\nb'", ["A=\nb"]),
    ("declare A=1; readonly B=2", ["A=1", "B=2"]),
  ])
  func valuesAreTextWithReferences(_ text: String, _ expected: [String]) {
    #expect(texts(text) == expected)
    #expect(ShellReading(of: text).isWhollyReadable)
  }

  @Test(arguments: [
    ("export A=YOUR CONTROL PLANE ID", ["A=YOUR CONTROL PLANE ID"]),
    ("export A=your api-key here # b", ["A=your api-key here"]),
    ("export A=1 B", ["A=1", "B"]), ("export A=YOUR ID B=c", ["A=YOUR", "ID", "B=c"]),
    ("export A='YOUR' ID", ["A=YOUR", "ID"]),
  ])
  func aValueWithoutQuotesMayHaveBlanks(_ text: String, _ expected: [String]) {
    #expect(texts(text) == expected)
  }

  @Test(arguments: [
    ("A=$(echo \"$R\" | jq -r '.id')", ["A=R|.id"]),
    ("export A=$(echo $R | jq .a) B=$(printf '%s' \"${R}\" | jq .b)", ["A=R|.a", "B=R|.b"]),
    ("A=\"$(echo -n \"$R\" | jq -r .id)\"", ["A=R|.id"]),
  ])
  func jqTakesSomethingOutOfAVariable(_ text: String, _ expected: [String]) {
    #expect(texts(text) == expected)
    #expect(ShellReading(of: text).isWhollyReadable)
  }

  @Test(arguments: [
    ("A=$(date)", "A!$(date): runs 'date'"), ("A=\"x $(date)\"", "A!\"x $(date)\": takes in the output of a command"),
    ("A+=b", "A!b: adds to a variable"),
    ("A='$B'", "A!'$B': has a '$' that quotes keep from the shell before what looks like a name"),
    ("A=${B:-c}", "A!${B:-c}: has '${B:-c}' for the shell to work out"),
    ("A=$(echo \"$R\" | jq -r .id | tr a b)", "A!$(echo \"$R\" | jq -r .id | tr a b): runs 'jq'"),
    ("A=$(echo \"x$R\" | jq .)", "A!$(echo \"x$R\" | jq .): runs 'jq'"),
    ("A=(b c)", "A!(b c): has '(b c)' for the shell to work out"),
    ("A=$(a; b)", "A!$(a; b): takes in the output of several commands"),
  ])
  func whatAShellWorksOutStaysAnAssignment(_ text: String, _ expected: String) {
    #expect(texts(text) == [expected])
    #expect(ShellScript(text).isAllAssignments)
    #expect(!ShellReading(of: text).isWhollyReadable)
  }

  @Test(arguments: [
    ("export", "prints all variables"), ("export -p", "has '-p' for a name"), ("export =1", "has '=1' for a name"),
    ("A=1 export B=2", "sets variables for one command only"),
    ("A=1 > f", "redirects by '>'"), ("export A=1 {B,C}=2", "has '{B,C}=2' for a name"),
  ])
  func otherOperandsNeedAShell(_ text: String, _ reason: String) {
    #expect(ShellReading(of: text).outline == ["shell: \(reason)"])
  }

  @Test func capturesAreRequests() throws {
    let text: MarkedText = "export A=1 1️⃣B=\"$(curl x -d '{\"a\": 2}' | jq -r '.c')\"2️⃣ D=3"
    let reading = ShellReading(of: text.text)
    #expect(reading.outline == ["set A", "POST http://x", "set D"])
    let request = try #require(reading.requests.first)
    #expect(request.capture?.variable == "B")
    #expect(request.capture?.isExported == true)
    #expect(request.capture?.range == text.range(1, 2))
    #expect(request.filter?.program == ".c")
    #expect(reading.bindings.map(\.isExported) == [true, true])
  }

  @Test func aWholeAnswerIsACaptureWithoutFilter() throws {
    let request = try #require(ShellReading(of: "A=$(curl -s x\n)").requests.first)
    #expect(request.capture?.variable == "A")
    #expect(request.capture?.isExported == false)
    #expect(request.filter == nil)
  }

  @Test func assignmentsHaveTheirPlaces() {
    let text: MarkedText = "  export 1️⃣A='x'2️⃣ 3️⃣B4️⃣; 5️⃣C=YOUR6️⃣"
    #expect(bindings(text.text).map(\.range) == [text.range(1, 2), text.range(3, 4), text.range(5, 6)])
    let joined: MarkedText = "export 1️⃣A=YOUR ID2️⃣ # a"
    #expect(bindings(joined.text).map(\.range) == [joined.range(1, 2)])
  }
}

import JSON
import RunbookModel
import SourceText
import TestSupport
import Testing

@Suite struct StepGraphTests {
  private func graph(_ text: MarkedText, environment: Set<String> = []) -> StepGraph {
    StepGraph(steps: Page(text.text).steps, environment: environment)
  }

  private func data(_ graph: StepGraph) -> [String] {
    graph.edges.compactMap { edge in
      if case .data(let variable) = edge.reason { "\(edge.from)-\(variable)->\(edge.to)" } else { nil }
    }
  }

  @Test func everyStepComesAfterTheOneAbove() {
    let graph = graph("/a\n/b\n/c")
    #expect(graph.edges.map { "\($0.from)->\($0.to)" } == ["s/1->s/2", "s/2->s/3"])
    #expect(graph.edges.allSatisfy { $0.reason == .order })
    #expect(graph.diagnostics == [])
    #expect(graph.predecessors(of: "s/3") == ["s/2"])
    #expect(graph.position(of: "s/3") == 2)
    #expect(graph.step("s/2")?.origin.start.line == 2)
    #expect(graph.step("s/9") == nil)
  }

  @Test func aUseNeedsTheLastStepThatSetIt() {
    let graph = graph("capture ID: /a\nID=?\n/b/$ID\nID=x\n/c/$ID")
    #expect(data(graph) == ["s/2-ID->s/3", "s/4-ID->s/5"])
    #expect(graph.predecessors(of: "s/5") == ["s/4"])
    #expect(graph.variable("ID")?.sources.map(\.kind) == [.capture, .screen, .literal])
    #expect(graph.variable("ID")?.sources.map(\.step) == ["s/1", "s/2", "s/4"])
    #expect(graph.variable("ID")?.uses.map(\.step) == ["s/3", "s/5"])
    #expect(graph.uses(of: "s/3") == ["ID"])
    #expect(graph.definitions(of: "s/4") == ["ID"])
  }

  @Test func anExportBoundToAResponseNeedsIt() {
    let graph = graph("/a\n/b\nID=@s/1\n/c/$ID")
    #expect(data(graph) == ["s/1-ID->s/3", "s/3-ID->s/4"])
    #expect(graph.predecessors(of: "s/3") == ["s/1", "s/2"])
    #expect(graph.variable("ID")?.sources.map(\.kind) == [.response])
  }

  @Test func aRequestThatCapturesWhatItUsesNeedsTheStepBefore() {
    let graph = graph("ID=x\ncapture ID: /a/$ID\n/b/$ID")
    #expect(data(graph) == ["s/1-ID->s/2", "s/2-ID->s/3"])
  }

  // MARK: Undefined

  @Test func anUndefinedVariableIsToldAtItsFirstUse() throws {
    let text: MarkedText = "/a\n/b/1️⃣${ID}2️⃣/c/$ID\n/d/$ID"
    let graph = graph(text)
    let diagnostic = try #require(graph.diagnostics.first)
    #expect(graph.diagnostics.count == 1)
    #expect(diagnostic.rule == "undefined-variable")
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.message == "$ID is used here, and no step of the page sets it")
    #expect(diagnostic.range?.start == text.positions[1])
    #expect(diagnostic.range?.end == text.positions[2])
    #expect(diagnostic.subject == "s/2")
    #expect(diagnostic.notes.map(\.message) == ["also used at line 2, 3"])
    #expect(graph.variable("ID")?.sources.map(\.kind) == [.undefined])
  }

  @Test func eachUseHasItsOwnPlace() {
    let text: MarkedText = "/a/1️⃣$A/2️⃣$B/3️⃣$A"
    let graph = graph(text)
    #expect(graph.variable("A")?.uses.map { Optional($0.range.start) } == [text.positions[1], text.positions[3]])
    #expect(graph.variable("B")?.uses.map { Optional($0.range.start) } == [text.positions[2]])
  }

  @Test func whatTheEnvironmentHoldsIsDefined() {
    let graph = graph("/a/$TOKEN", environment: ["TOKEN", "OTHER"])
    #expect(graph.diagnostics == [])
    #expect(graph.variable("TOKEN")?.sources.map(\.kind) == [.environment])
    #expect(graph.variable("OTHER") == nil)
  }

  // MARK: Order

  @Test func aUseAboveTheOnlyStepThatSetsItIsAnError() throws {
    let text: MarkedText = "/a/1️⃣$ID\n/b\nID=x"
    let graph = graph(text)
    let diagnostic = try #require(graph.diagnostics.first)
    #expect(graph.diagnostics.count == 1)
    #expect(diagnostic.rule == "defined-after-use")
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.range?.start == text.positions[1])
    #expect(diagnostic.subject == "s/1")
    #expect(diagnostic.message == "$ID is used here, but only step s/3 further down sets it: neither can come first")
    #expect(data(graph) == [])
  }

  @Test func whatTheEnvironmentHoldsMayBeSetLater() {
    #expect(graph("/a/$TOKEN\nTOKEN=x", environment: ["TOKEN"]).diagnostics == [])
  }

  @Test func anExportMayUseItself() {
    #expect(graph("P=$P:x").diagnostics == [])
  }

  // MARK: Shell

  @Test func aShellBlockSetsWhatItAssigns() {
    let graph = graph("C=3\nsh: A=1 echo $C $A\n/x/$A")
    #expect(graph.diagnostics == [])
    #expect(data(graph) == ["s/1-C->s/2", "s/2-A->s/3"])
    #expect(graph.variable("A")?.sources.map(\.kind) == [.shell])
  }

  @Test func aShellBlockNeedsWhatItUses() {
    let graph = graph("A=x\nsh: echo $A\nsh: echo $B")
    #expect(data(graph) == ["s/1-A->s/2"])
    #expect(graph.diagnostics.map { $0.range?.description } == ["p.md:3:10"])
  }

  @Test func whatIsNotExecutedNeedsNothing() {
    var step = Page("/a").steps[0]
    for disposition in [CommandBlock.Disposition.display("shown"), .unsupported("needs decK")] {
      step.action = .entities(CommandBlock(language: "yaml", text: "$A", disposition: disposition))
      #expect(StepGraph(steps: [step]).variables.isEmpty)
    }
  }

  // MARK: Requests

  @Test func rolesAndPlacesOfARequestsParts() {
    let text: MarkedText = "url: 1️⃣$A\nheaders:\n  - 'X: 2️⃣$B'\nbody:\n  a: [3️⃣$C]"
    let file = SourceFile(path: "p.md", text: text.text)
    var request = RequestTemplate(
      block: "konnect_api_request", method: "POST", url: "https://x/$A", path: "$A",
      headers: [.init(name: "Authorization", value: "Bearer $T"), .init(name: "X", value: "$B")],
      body: .json(["a": ["$C"]]))
    request.places = [
      .root: file.lineRange(1), JSONPointer(["url"]): file.lineRange(1),
      JSONPointer(["body", "a"]): file.lineRange(5),
    ]
    request.headerPlaces = [nil, file.lineRange(3)]
    let step = Step(
      id: "s/1", title: "", section: [], zone: .body, origin: file.lineRange(1), action: .request(request), rule: "test"
    )
    let graph = StepGraph(steps: [step])
    #expect(graph.variables.map(\.name) == ["A", "T", "B", "C"])
    #expect(
      graph.variables.map { $0.uses.map(\.role) } == [[.url], [.header], [.header], [.body(JSONPointer(["a", "0"]))]])
    #expect(graph.variable("A")?.uses.first?.range.start == text.positions[1])
    #expect(graph.variable("B")?.uses.first?.range.start == text.positions[2])
    #expect(graph.variable("C")?.uses.first?.range.start == text.positions[3])
    #expect(graph.variable("T")?.uses.first?.range == file.lineRange(1))
  }

  @Test func largeGraphsTakeLinearTime() {
    let lines = (1...5000).map { "V\($0)=$V\($0 - 1)" }.joined(separator: "\n")
    let graph = StepGraph(steps: Page(lines).steps)
    #expect(graph.diagnostics.map(\.message) == ["$V0 is used here, and no step of the page sets it"])
    #expect(graph.edges.count == 4999 * 2)
  }
}

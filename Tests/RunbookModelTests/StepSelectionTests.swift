import JSON
import RunbookModel
import SourceText
import Testing

@Suite struct StepSelectionTests {
  private func runbook(_ text: String) -> Runbook {
    Runbook(
      page: "p.md", title: "P", deployment: .konnect, graph: StepGraph(steps: Page(text).steps), diagnostics: [])
  }

  private func ids(
    _ selection: StepSelection, of text: String, given: Set<String> = [], scenario: Scenario? = nil
  ) -> [Step.ID]? {
    selection.apply(to: runbook(text), given: given, scenario: scenario)?.steps.map(\.id)
  }

  private let chain = "capture A: /a\n/x\ncapture B: /b/$A\nC=$B\n/c/$C\n/d"

  @Test func oneStepBringsAlongWhatItNeeds() {
    #expect(ids(StepSelection(only: ["s/5"]), of: chain) == ["s/1", "s/3", "s/4", "s/5"])
    #expect(ids(StepSelection(only: ["s/6"]), of: chain) == ["s/6"])
  }

  @Test func whatIsGivenNeedsNoStep() {
    #expect(ids(StepSelection(only: ["s/5"]), of: chain, given: ["B"]) == ["s/4", "s/5"])
    #expect(ids(StepSelection(only: ["s/5"]), of: chain, given: ["C"]) == ["s/5"])
  }

  @Test func stretchesAreInclusiveAndBringNothing() {
    #expect(ids(StepSelection(from: "s/3"), of: chain) == ["s/3", "s/4", "s/5", "s/6"])
    #expect(ids(StepSelection(until: "s/2"), of: chain) == ["s/1", "s/2"])
    #expect(ids(StepSelection(from: "s/2", until: "s/4"), of: chain) == ["s/2", "s/3", "s/4"])
    #expect(ids(StepSelection(from: "s/4", until: "s/2"), of: chain) == nil)
    #expect(ids(StepSelection(only: ["s/2", "s/6"], from: "s/3"), of: chain) == ["s/6"])
  }

  @Test func aSectionNamesAllOfItsSteps() {
    #expect(ids(StepSelection(only: ["s"]), of: "/a\n/b") == ["s/1", "s/2"])
    #expect(ids(StepSelection(from: "s"), of: "/a\n/b") == ["s/1", "s/2"])
  }

  @Test func edgesAndCountsFollow() throws {
    let selected = try #require(
      StepSelection(only: ["s/5"]).apply(to: runbook(chain), given: [], scenario: nil))
    #expect(selected.omittedCount == 2)
    #expect(selected.graph.predecessors(of: "s/3") == ["s/1"])
    #expect(selected.graph.position(of: "s/5") == 3)
    #expect(selected.graph.step("s/2") == nil)
  }

  @Test func whatAPersonMakesIsBroughtAlong() {
    let file = SourceFile(path: "p.md", text: "click\n")
    let manual = Step(
      id: "m/1", title: "", section: ["P", "Make"], zone: .body, origin: file.lineRange(1),
      action: .manual(ManualProcedure(actions: [.init(text: "Click.", item: 1, range: file.lineRange(1))])), rule: "t")
    let page = runbook("ID=?\n/x/$ID").steps
    var request = RequestTemplate(block: "konnect_api_request", method: "POST", url: "/y", path: "/y")
    request.captures = [Capture(variable: "ID", jq: ".id")]
    var scenario = Scenario(path: "s")
    scenario.manual = [
      .init(
        headings: ["make"], items: nil, requests: [.init(request: request, range: file.lineRange(1))],
        range: file.lineRange(1))
    ]
    let book = Runbook(
      page: "p.md", title: "P", deployment: .konnect, graph: StepGraph(steps: [manual] + page), diagnostics: [])
    let selection = StepSelection(only: ["s/2"])
    #expect(selection.apply(to: book, given: [], scenario: scenario)?.steps.map(\.id) == ["m/1", "s/1", "s/2"])
    #expect(selection.apply(to: book, given: [], scenario: nil)?.steps.map(\.id) == ["s/1", "s/2"])
  }

  @Test func aNameThatNoStepHasIsToldWithTheNearest() throws {
    let books = [runbook("/a"), runbook("/a\n/b")]
    try StepSelection(only: ["s/2"]).validate(in: books)
    let error = #expect(throws: StepSelection.UnknownStep.self) {
      try StepSelection(only: ["s/1"], until: "s/12").validate(in: books)
    }
    #expect(error?.name == "s/12")
    #expect(error?.nearest == "s/1")
  }
}

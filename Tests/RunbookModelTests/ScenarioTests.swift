import RunbookModel
import SourceText
import Testing

@Suite struct ScenarioTests {
  private let file = SourceFile(path: "p.scenario.yaml", text: "x")

  private func performance(_ headings: [String], _ items: ClosedRange<Int>? = nil, _ paths: String...)
    -> Scenario.Performance
  {
    let requests = paths.map { path in
      ScenarioRequest(
        request: RequestTemplate(block: "konnect_api_request", method: "GET", url: path, path: path),
        range: file.lineRange(1))
    }
    return Scenario.Performance(headings: headings, items: items, requests: requests, range: file.lineRange(1))
  }

  private func manual(_ heading: String, items: ClosedRange<Int>) -> Step {
    let actions = items.map { ManualProcedure.Action(text: "", item: $0, range: file.lineRange(1)) }
    return step(heading, .manual(ManualProcedure(actions: actions)))
  }

  private func step(_ heading: String, _ action: StepAction) -> Step {
    Step(
      id: "s/1", title: "", section: ["P", heading], zone: .body, origin: file.lineRange(1), action: action,
      rule: "test")
  }

  private func paths(_ scenario: Scenario, _ step: Step) -> [String]? {
    scenario.performance(of: step)?.map(\.request.path)
  }

  @Test func aHeadingWhateverItsCase() {
    var scenario = Scenario(path: "p")
    scenario.manual = [performance(["Create it", "Make it"], nil, "/a", "/b")]
    #expect(paths(scenario, manual("make IT", items: 1...3)) == ["/a", "/b"])
    #expect(paths(scenario, manual("Make", items: 1...3)) == nil)
  }

  @Test func itemsThatOverlap() {
    var scenario = Scenario(path: "p")
    scenario.manual = [performance(["A"], 1...4, "/a"), performance(["A"], 5...8, "/b"), performance(["B"], nil, "/c")]
    #expect(paths(scenario, manual("A", items: 1...4)) == ["/a"])
    #expect(paths(scenario, manual("A", items: 4...5)) == ["/a", "/b"])
    #expect(paths(scenario, manual("A", items: 9...9)) == nil)
  }

  @Test func aPerformanceWithoutRequestsStillCovers() {
    var scenario = Scenario(path: "p")
    scenario.manual = [performance(["A"])]
    #expect(paths(scenario, manual("A", items: 1...1)) == [])
  }

  @Test func waitsHaveTheirOwn() {
    var scenario = Scenario(path: "p")
    scenario.manual = [performance(["A"], nil, "/a")]
    scenario.waits = [performance(["A"], nil, "/w")]
    #expect(paths(scenario, step("A", .wait(Wait(text: "", state: "ready", duration: nil)))) == ["/w"])
    #expect(paths(scenario, manual("A", items: 1...1)) == ["/a"])
    #expect(paths(scenario, step("A", .export([]))) == nil)
  }
}

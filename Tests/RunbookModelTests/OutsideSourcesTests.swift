import RunbookModel
import SourceText
import Testing

/// What gives a page's variables values from outside, as `plan` tells it.
@Suite struct OutsideSourcesTests {
  private static let file = SourceFile(path: "p.md", text: "# P\n\n1. Click.\n")

  /// A page whose person makes a thing on a screen, whose id a request then needs.
  private static func runbook() -> Runbook {
    let range = file.range(0..<3)
    let click = Step(
      id: "p/1", title: "Click", section: ["P"], zone: .body, origin: range,
      action: .manual(ManualProcedure(actions: [])), rule: "numbered-list")
    let url = "https://us.api.konghq.com/v1/things/$THING_ID?of=$OWNER"
    let get = Step(
      id: "p/2", title: "Get", section: ["P"], zone: .body, origin: range,
      action: .request(RequestTemplate(block: "konnect_api_request", method: "GET", url: url, path: "/v1/things")),
      rule: "request-block")
    return Runbook(
      page: "p.md", title: "P", deployment: .konnect, graph: StepGraph(steps: [click, get]), diagnostics: [])
  }

  private static func scenario() -> Scenario {
    var scenario = Scenario(path: "p.scenario.yaml")
    scenario.variables = [("OWNER", "somebody"), ("THING_ID", "1")]
    var make = RequestTemplate(block: "scenario", method: "POST", url: "/v1/things", path: "/v1/things")
    make.captures = [Capture(variable: "THING_ID", jq: ".id")]
    let range = file.range(0..<3)
    scenario.manual = [
      .init(headings: ["P"], items: nil, requests: [.init(request: make, range: range)], range: range)
    ]
    return scenario
  }

  private static func sources(_ runbook: Runbook, _ name: String) -> [String] {
    (runbook.graph.variables.first { $0.name == name }?.sources ?? []).map { "\($0.kind.rawValue): \($0.detail)" }
  }

  @Test func withoutThemNothingSetsTheVariable() {
    #expect(Self.sources(Self.runbook(), "OWNER") == ["undefined: no step sets it"])
  }

  @Test func theyComeByPrecedence() {
    let given = [
      Binding(variable: "OWNER", value: "secret-of-mine", source: .commandLine),
      Binding(variable: "OWNER", value: "other", source: .environmentFile),
    ]
    let runbook = Self.runbook().addingSources(given: given, scenario: Self.scenario())
    #expect(Self.sources(runbook, "OWNER") == ["command-line: given with --var", "scenario: set by the scenario"])
    #expect(Self.sources(runbook, "THING_ID") == ["scenario: .id", "scenario: set by the scenario"])
    #expect(runbook.graph.variables.first { $0.name == "THING_ID" }?.sources.first?.step == "p/1")
  }

  @Test func aFileIsNamed() {
    let given = [Binding(variable: "OWNER", value: "x", source: .environmentFile)]
    let runbook = Self.runbook().addingSources(given: given, scenario: nil)
    #expect(Self.sources(runbook, "OWNER") == ["environment-file: given with --env-file"])
  }
}

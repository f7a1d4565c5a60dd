import JSON
import Reports
import RunbookModel
import Testing

@Suite struct StepPreviewTextTests {
  private func lines(_ preview: StepPreview) -> [String] {
    StepPreviewText(style: TextStyle(isEnabled: false)).lines(of: preview)
  }

  private func preview(_ id: Step.ID, request: StepPreview.Request? = nil, _ variables: [StepPreview.Variable] = [])
    throws -> StepPreview
  {
    let step = try #require(ReportFixture.runbook.graph.step(id))
    return StepPreview(step: step, number: 2, count: 5, request: request, variables: variables)
  }

  @Test func aRequestIsShownAsItWillLeave() throws {
    let request = StepPreview.Request(
      method: "POST", url: "https://eu.api.konghq.com/v2/things",
      headers: [.init(name: "Authorization", value: "Bearer hunter2"), .init(name: "X-Note", value: "n")],
      body: ["name": "thing"])
    let owner = StepPreview.Variable(
      name: "OWNER", binding: Binding(variable: "OWNER", value: "me", source: .commandLine))
    let text = lines(try preview("create/2", request: request, [owner, .init(name: "OTHER", binding: nil)]))
    #expect(
      text == [
        "", "── 2 of 5 · create/2 · :12", "Make it", "  POST https://eu.api.konghq.com/v2/things",
        "  Authorization: Bearer •••", "  X-Note: n", "  {", "    \"name\": \"thing\"", "  }", "  $OWNER = me",
        "  $OTHER has no value",
      ])
  }

  @Test func secretsAreNotShown() throws {
    let token = StepPreview.Variable(
      name: "THING_TOKEN", binding: Binding(variable: "THING_TOKEN", value: "hunter2", source: .page))
    #expect(lines(try preview("create/3", [token])).last == "  $THING_TOKEN = •••")
  }

  @Test func actionsOfAPersonAreListed() throws {
    #expect(
      Array(lines(try preview("create/1")).dropFirst(2)) == [
        "Create", "  1. In the sidebar, click Things.", "  2. Enter `x`.",
      ])
  }
}

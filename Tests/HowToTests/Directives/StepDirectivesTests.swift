import JSON
import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

/// What directives make of the steps of a page.
@Suite struct StepDirectivesTests {
  private static let get = tag("konnect_api_request", "url: /v2/x/$ID")
  private static let post = tag("konnect_api_request", "url: /v2/x", "method: POST", "status_code: 201")

  private func request(_ book: Runbook, _ id: Step.ID) throws -> RequestTemplate {
    guard case .request(let request)? = book.graph.step(id)?.action else {
      Issue.record("\(id) is no request")
      throw CancellationError()
    }
    return request
  }

  @Test func aCaptureIsOneOfTheRequest() throws {
    let book = read(MarkedText("## A\n\n<!-- runbook: capture ID=.id -->\n\(Self.post)\n\n\(Self.get)\n"))
    #expect(book.diagnostics == [])
    let captures = try request(book, "a/1").captures
    #expect(captures.map(\.variable) == ["ID"])
    #expect(captures.first?.range?.start == SourcePosition(line: 3, column: 15))
    #expect(book.graph.edges.contains { $0.from == "a/1" && $0.to == "a/2" && $0.reason == .data(variable: "ID") })
    #expect(book.steps.map(\.directives.count) == [1, 0])
  }

  @Test func aPollHasItsStateAndTime() throws {
    let book = read(MarkedText("## A\n\n<!-- runbook: until=Online timeout=90s -->\n\(Self.get)\n"))
    let step = try #require(book.steps.first)
    let polling = try request(book, "a/1").polling
    #expect(polling?.state == "online")
    #expect(polling?.limit == .seconds(90))
    #expect(step.timeLimit == .seconds(90))
  }

  @Test func theTimeMayStandBehindOrBefore() throws {
    for text in ["until=ready timeout=90s", "timeout=90s until=ready"] {
      let book = read(MarkedText("## A\n\n<!-- runbook: \(text) -->\n\(Self.get)\n"))
      #expect(try request(book, "a/1").polling?.limit == .seconds(90))
    }
  }

  @Test func expectationsAreAdded() throws {
    let book = read(MarkedText("## A\n\n<!-- runbook: expect=404 expect='{\"a\": 1}' -->\n\(Self.get)\n"))
    let expectation = try request(book, "a/1").expectation
    #expect(expectation.status == 404)
    #expect(expectation.snippets.map(\.content) == [.fragment(["a": 1])])
  }

  @Test func aStepIsLeftOut() {
    let book = read(
      MarkedText("## A\n\n<!-- runbook: skip reason='costs money' -->\n1. Click **Buy**.\n\n\(Self.post)\n"))
    #expect(book.steps.map(\.skipReason) == ["costs money", nil])
  }

  @Test func aScriptIsLeftOutAsAWhole() {
    let script = "```sh\nexport A=1\ncurl https://us.api.konghq.com/v2/x\n```\n"
    let book = read(MarkedText("## A\n\n<!-- runbook: skip reason=no capture ID=.id -->\n\(script)"))
    #expect(book.steps.map(\.action.kind) == ["export", "request"])
    #expect(book.steps.map(\.skipReason) == ["no", "no"])
    #expect((try? request(book, "a/2").captures.map(\.variable)) == ["ID"])
    #expect(book.diagnostics.filter { $0.rule == "malformed-directive" } == [])
  }

  @Test func aRepeatGoesThroughItsValues() throws {
    let book = read(
      MarkedText(
        "## A\n\n\(Self.get)\n\n<!-- runbook: each ID=$FIRST,b -->\nRepeat the previous step for all things.\n"))
    guard case .repeat(let repetition)? = book.steps.last?.action else {
      Issue.record("no repeat")
      return
    }
    #expect(repetition.variable == "ID")
    #expect(repetition.values == ["$FIRST", "b"])
    #expect(book.graph.uses(of: "a/2") == ["FIRST"])
  }

  @Test func listsGoOnAroundThem() {
    let plain = read("## A\n\n1. Click **New**.\n1. Enter `a`.\n1. Click **Save**.\n")
    let commented = read(
      "## A\n\n1. Click **New**.\n1. Enter `a`.\n<!-- runbook: skip reason=x -->\n1. Click **Save**.\n\n## B\n\n1. Go.\n"
    )
    #expect(commented.steps.first?.actions == plain.steps.first?.actions)
  }

  @Test func inAListItemTheyAreForItsBlock() {
    let block = Self.post.split(separator: "\n").map { "   \($0)" }.joined(separator: "\n")
    let book = read(
      MarkedText("## A\n\n1. Click.\n1. Send:\n\n   <!-- runbook: capture ID=.id -->\n\(block)\n1. Close.\n"))
    #expect(book.steps.map(\.action.kind) == ["manual", "request", "manual"])
    #expect(book.steps.map(\.directives.count) == [0, 1, 0])
  }

  @Test func whatIsHiddenKeepsItsOwn() {
    let hidden = "{% on_prem %}\n<!-- runbook: skip reason=there -->\n```sh\necho a\n```\n{% endon_prem %}\n"
    let book = read(MarkedText("## A\n\n\(hidden)\n\(Self.post)\n"))
    #expect(book.steps.map(\.skipReason) == [nil])
    #expect(book.otherSteps.map(\.skipReason) == ["there"])
  }

  @Test(arguments: [
    ("1️⃣until=ready", post, "this goes with a GET request, and the step below is of the kind `request`"),
    ("1️⃣capture A=.id", "1. Click.", "this goes with a request, and the step below is of the kind `manual`"),
    (
      "1️⃣each=a", get,
      "this goes with a sentence that asks to repeat steps, and the step below is of the kind `request`"
    ),
    ("1️⃣expect=200", post, "the step below expects status 201 itself"),
    ("1️⃣until=ready", "## B\n\n1. Click.", "no step follows in this section that the directive could be for"),
    ("1️⃣until=ready", "The end.", "no step follows in this section that the directive could be for"),
  ])
  func whatFitsNoStepIsToldAtItsPlace(_ directive: String, _ rest: String, _ message: String) throws {
    let text = MarkedText("## A\n\n<!-- runbook: \(directive) -->\n\n\(rest)\n")
    let diagnostics = read(text).diagnostics.filter { $0.rule == "malformed-directive" }
    #expect(diagnostics.map(\.message) == [message])
    #expect(diagnostics.first?.range?.start == text.positions[1])
  }
}

import JSON
import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

@Suite struct StepExtractorTests {
  private static let post = tag("konnect_api_request", "url: /v2/x", "method: POST")
  private static let get = tag("konnect_api_request", "url: /v2/x/$ID")

  // MARK: Manual steps

  @Test func numberedItemsAreOneManualStep() {
    let book = read("# P\n\n## Create\n\n1. Click **New**.\n1. Enter `a`.\n\n   More of it.\n1. Click\n   Save.\n")
    #expect(book.outline == ["create/1 manual 5"])
    #expect(book.steps.first?.actions == ["Click New.", "Enter `a`.", "Click Save."])
    #expect(book.steps.first?.title == "Create")
    guard case .manual(let procedure)? = book.steps.first?.action else { return }
    #expect(procedure.actions.map(\.item) == [1, 2, 3])
    #expect(
      procedure.actions.map(\.range.start) == [
        SourcePosition(line: 5, column: 1), SourcePosition(line: 6, column: 1), SourcePosition(line: 9, column: 1),
      ])
  }

  @Test func bulletsAreActionsWhereTheyBeginWithAVerbForAScreen() {
    let book = read("## A\n\n* Click **New**.\n* A name\n* Select it.\n")
    #expect(book.steps.map(\.actions) == [["Click New.", "Select it."]])
  }

  @Test func itemsWithSomethingToExecuteAreNoActions() {
    let book = read(MarkedText("## A\n\n1. Click.\n1. Send:\n\n   ```sh\n   echo a\n   ```\n1. Close.\n"))
    #expect(book.outline == ["a/1 manual 3", "a/2 shell 6", "a/3 manual 9"])
    #expect(book.steps.map(\.actions) == [["Click."], [], ["Close."]])
    #expect(book.steps[1].title == "Send")
  }

  @Test func aHeadingEndsAManualStep() {
    #expect(read("## A\n\n1. Click.\n\n## B\n\n1. Click.\n").outline == ["a/1 manual 3", "b/1 manual 7"])
  }

  @Test func quotesAndNestedItemsAreNoActions() {
    #expect(read("## A\n\n> 1. Click.\n").steps.isEmpty)
    #expect(read("## A\n\n1. Fill in:\n   1. Name\n   1. Region\n").steps.map(\.actions) == [["Fill in:"]])
  }

  @Test func manyItemsTakeLinearTime() {
    let page = "## A\n\n" + (1...20_000).map { "\($0). Click \($0).\n" }.joined()
    #expect(read(MarkedText(page)).steps.first?.actions.count == 20_000)
  }

  // MARK: Waits

  @Test func aWaitIsAStep() {
    let book = read(
      "## A\n\n1. Click.\n\n   {:.warning}\n   > **Important:** Wait until it displays as `Ready`.\n\n1. Go on.\n")
    #expect(book.outline == ["a/1 manual 3", "a/2 wait 6", "a/3 manual 8"])
    guard case .wait(let wait) = book.steps[1].action else { return }
    #expect(wait.state == "Ready")
  }

  // MARK: Exports

  @Test func aPlaceholderAfterARequestTakesItsResponse() {
    let book = read(MarkedText("## A\n\n\(Self.post)\n```sh\nexport ID='YOUR ID'\nexport B=b\n```\n"))
    #expect(book.outline == ["a/1 request 3", "a/2 export 8"])
    #expect(book.assignments.map(\.value) == [.response(step: "a/1"), .literal("b")])
    #expect(book.assignments.map(\.range.description) == ["page.md:9:1", "page.md:10:1"])
  }

  @Test func proseAboutTheResponseBindsAcrossSections() {
    let export = "\n```sh\nexport ID=your-id\n```\n"
    let bound = read(MarkedText("## A\n\n\(Self.post)\n## B\n\nExport the ID in the response:\n\(export)"))
    #expect(bound.assignments.map(\.value) == [.response(step: "a/1")])
    let unbound = read(MarkedText("## A\n\n\(Self.post)\n## B\n\nExport the ID:\n\(export)"))
    #expect(unbound.assignments.map(\.value) == [.placeholder("your-id")])
  }

  @Test func somethingInBetweenUnbinds() {
    let book = read(MarkedText("## A\n\n\(Self.post)\n1. Click.\n1. Copy the ID:\n   ```sh\n   export ID=ID\n   ```\n"))
    #expect(book.assignments.map(\.value) == [.placeholder("ID")])
  }

  @Test func exportsForAShell() {
    #expect(read("```sh\nexport A=$(date)\n```\n").assignments.map(\.value) == [.shell("$(date)")])
  }

  // MARK: Blocks

  @Test func languagesAndAttributesTellWhatIsExecuted() {
    let book = read(
      "```bash\necho a\n```\n\n```\nplain\n```\n\n```json\n{}\n```\n\n```sh\noutput\n```\n{:.no-copy-code}\n")
    #expect(book.outline == ["pagemd/1 shell 1"])
  }

  @Test func aDecKFileIsLookedAtAndAPipeToDecKIsExecuted() {
    let book = read(
      "```yaml\n_format_version: '3.0'\n```\n\n```yaml\necho '\n_format_version: '3.0'\n' | deck gateway apply -\n```\n"
    )
    let dispositions = book.steps.map { step -> CommandBlock.Disposition? in
      if case .entities(let block) = step.action { block.disposition } else { nil }
    }
    #expect(
      dispositions == [
        .display("a decK file for the reader to keep; nothing here applies it"), .execute,
      ])
  }

  @Test func titlesAreTheLastSentenceBefore() {
    let book = read(MarkedText("## A\n\nFirst. Create a thing:\n\n\(Self.post)"))
    #expect(book.steps.map(\.title) == ["Create a thing"])
    #expect(read(MarkedText(Self.post)).steps.map(\.title) == ["POST /v2/x"])
  }

  @Test func idsAreTheSectionAndANumber() {
    let post = Self.post
    let book = read(
      MarkedText("---\ntitle: T\n---\n\(post)\n## A\n\n\(post)\n\(post)\n## A\n\n\(post)\n## B {#own}\n\n\(post)"))
    #expect(book.steps.map(\.id) == ["t/1", "a/1", "a/2", "a-1/1", "own/1"])
    #expect(book.steps.last?.section == ["T", "B"])
  }

  // MARK: Polling

  @Test func aGETAmongProseAboutReadinessIsPolled() throws {
    let book = read(
      MarkedText(
        "## A\n\n1. Check the status. Once its marked as ready, go on:\n\n   \(Self.get.replacing("\n", with: "\n   "))\n   This can take about 15 minutes.\n"
      ))
    let request = try #require(book.requests.first)
    #expect(request.polling == Polling(text: "Once its marked as ready, go on:", state: "ready", limit: .seconds(1800)))
  }

  @Test func otherMethodsAreNot() {
    #expect(read(MarkedText("Wait until it is ready:\n\n\(Self.post)")).requests.map(\.polling) == [nil])
  }

  // MARK: Repetitions

  @Test func thePreviousStepIsRepeated() {
    let book = read(
      MarkedText(
        "## A\n\n1. Send:\n\n   \(Self.get.replacing("\n", with: "\n   "))\n1. Repeat the previous step for all the ids in your list.\n"
      ))
    #expect(book.outline == ["a/1 request 5", "a/2 repeat 9"])
    guard case .repeat(let repetition) = book.steps[1].action else { return }
    #expect(repetition.steps == ["a/1"])
    #expect(repetition.subject == "ids")
    #expect(repetition.variable == "ID")
  }

  @Test func numberedStepsAreRepeated() {
    let book = read("## A\n\n1. Click.\n1. Click.\n1. Repeat steps 1 - 2 for each team.\n")
    guard case .repeat(let repetition)? = book.steps.last?.action else {
      Issue.record("no repetition")
      return
    }
    #expect(repetition.steps == ["a/1"])
    #expect(repetition.variable == nil)
  }

  @Test func aRepetitionOfNothingIsToldAtItsSentence() {
    let page: MarkedText = "## A\n\n1️⃣Repeat the previous step for each team.\n"
    let book = read(page)
    #expect(book.steps.isEmpty)
    #expect(book.faults == ["warning repeat-without-steps"])
    #expect(book.diagnostics.first?.range?.start == page.positions[1])
  }

  // MARK: Snippets

  @Test func aFragmentAfterARequestIsExpected() throws {
    let page = """
      ## A

      \(Self.post)
      In the response, locate your `x` plugin and confirm that `a.b` is set to `c`:

      ```sh
      "partials": [{"name": "n"}]
      ```
      {:.no-copy-code}

      """
    let snippet = try #require(read(MarkedText(page)).requests.first?.expectation.snippets.first)
    #expect(snippet.content == .fragment(["partials": [["name": "n"]]]))
    #expect(snippet.subject == "x")
    #expect(snippet.claims == [.init(path: "a.b", value: "c")])
    #expect(snippet.range.start == SourcePosition(line: 10, column: 1))
  }

  @Test func claimsAloneAreExpectedToo() throws {
    let page = "## A\n\n\(Self.post)\nIn the response, `a` is `b`.\n"
    let snippet = try #require(read(MarkedText(page)).requests.first?.expectation.snippets.first)
    #expect(snippet.content == .none)
    #expect(snippet.claims == [.init(path: "a", value: "b")])
    #expect(snippet.range.description == "page.md:8:1")
  }

  @Test func fragmentsNeedAnIntroductionAndTheSameSection() {
    let fence = "\n```json\n{\"a\": 1}\n```\n"
    #expect(
      read(MarkedText("## A\n\n\(Self.post)\nAn example:\n\(fence)")).requests.first?.expectation.snippets.isEmpty
        == true)
    #expect(
      read(MarkedText("## A\n\n\(Self.post)\n## B\n\nYou should see:\n\(fence)")).requests.first?.expectation.snippets
        .isEmpty == true)
  }

  // MARK: Scripts

  /// The two come from the same lines, and have their parts at other columns after Liquid.
  @Test func eachScriptOfALoopHasPlacesOfItsOwn() {
    let names = "{% assign names = 'a,bbbbbbbbbbbb' | split: ',' %}"
    let script = "```sh\ncurl https://us.api.konghq.com/v2/{{ name }}/x -X PUT --json '{\"k\": 1}'\n```\n"
    let book = read("\(names)\n\n{% for name in names %}\n\n\(script)\n{% endfor %}\n")
    let places = book.steps.map { step -> String? in
      guard case .request(let request) = step.action else { return nil }
      return request.places[JSONPointer(["method"])].map { String($0.text) }
    }
    #expect(places == ["PUT", "PUT"])
  }
}

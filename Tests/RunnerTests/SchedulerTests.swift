import RunbookModel
import SourceText
import Testing

@testable import Runner

struct SchedulerTests {
  private static let file = SourceFile(path: "p.md", text: "x")

  private func step(_ id: Step.ID, _ action: StepAction) -> Step {
    Step(
      id: id, title: id, section: ["Page"], zone: .body, origin: Self.file.range(0..<1), action: action, rule: "test")
  }

  private func request(_ id: Step.ID, path: String = "/", captures: [String] = []) -> Step {
    var request = RequestTemplate(block: "konnect_api_request", method: "GET", url: "https://h\(path)", path: path)
    request.captures = captures.map { Capture(variable: $0, jq: ".id") }
    return step(id, .request(request))
  }

  private func decisions(_ steps: [Step], statuses: [Step.ID: StepResult.Status], usable: Set<String> = []) -> [String]
  {
    var scheduler = Scheduler(StepGraph(steps: steps))
    var told: [String] = []
    while let decision = scheduler.decide(isUsable: { variable, _ in usable.contains(variable) }) {
      var status = statuses[decision.step] ?? .passed
      if case .skip(let id, let reason, _) = decision {
        told.append("skip \(id): \(reason)")
        status = .skipped
      } else {
        told.append("run \(decision.step)")
      }
      guard let step = steps.first(where: { $0.id == decision.step }) else { continue }
      scheduler.finish(StepResult(step: step, status: status))
    }
    return told
  }

  @Test func goesThroughThePageInOrder() {
    let steps = [request("a/1", captures: ["ID"]), request("a/2", path: "/$ID"), request("b/1")]
    #expect(decisions(steps, statuses: [:]) == ["run a/1", "run a/2", "run b/1"])
  }

  @Test func hasNothingToDoWithoutSteps() {
    #expect(decisions([], statuses: [:]) == [])
  }

  @Test func skipsWhatNeedsAFailedStepAndGoesOn() {
    let steps = [
      request("a/1", captures: ["ID"]), request("a/2", path: "/$ID", captures: ["SUB"]), request("a/3", path: "/$SUB"),
      request("b/1"),
    ]
    #expect(
      decisions(steps, statuses: ["a/1": .failed]) == [
        "run a/1", "skip a/2: needs $ID from step a/1, which did not pass",
        "skip a/3: needs $SUB from step a/2, which was skipped", "run b/1",
      ])
    #expect(decisions(steps, statuses: ["a/1": .errored])[1] == "skip a/2: needs $ID from step a/1, which did not pass")
  }

  @Test func runsWhatHasItsValueFromElsewhere() {
    let steps = [request("a/1", captures: ["ID"]), request("a/2", path: "/$ID")]
    #expect(decisions(steps, statuses: ["a/1": .failed], usable: ["ID"]) == ["run a/1", "run a/2"])
  }

  @Test func runsAfterWhatStayedUnverified() {
    let steps = [request("a/1", captures: ["ID"]), request("a/2", path: "/$ID")]
    #expect(decisions(steps, statuses: ["a/1": .unverified]) == ["run a/1", "run a/2"])
  }

  @Test func skipsTheRepetitionOfAFailedStep() {
    let repetition = Repetition(text: "Repeat", steps: ["a/1"], subject: "things", variable: nil)
    let steps = [request("a/1"), step("a/2", .repeat(repetition))]
    #expect(decisions(steps, statuses: ["a/1": .failed])[1] == "skip a/2: step a/1, which it repeats, did not pass")
    #expect(decisions(steps, statuses: ["a/1": .skipped])[1] == "skip a/2: step a/1, which it repeats, was skipped")
    #expect(decisions(steps, statuses: [:])[1] == "run a/2")
  }

  @Test func losesNothingByABlockToLookAt() {
    let block = CommandBlock(language: "yaml", text: "a: b", disposition: .display("to look at"))
    let repetition = Repetition(text: "Repeat", steps: ["a/1"], subject: "things", variable: nil)
    let steps = [step("a/1", .entities(block)), step("a/2", .repeat(repetition))]
    #expect(decisions(steps, statuses: ["a/1": .skipped]) == ["run a/1", "run a/2"])
  }

  @Test func skipsTheRestOfAnInterruptedRun() {
    var scheduler = Scheduler(StepGraph(steps: [request("a/1"), request("a/2")]))
    #expect(scheduler.decide { _, _ in true } == .run("a/1"))
    #expect(
      scheduler.decide(isInterrupted: true) { _, _ in true }
        == .skip("a/2", reason: "the run was interrupted before it"))
    #expect(scheduler.decide(isInterrupted: true) { _, _ in true } == nil)
  }
}

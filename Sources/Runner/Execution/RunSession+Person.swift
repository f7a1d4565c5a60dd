import RunbookModel
import SourceText

extension RunSession {
  /// Carries out a manual step or a wait: by the scenario, by a person, or not at all.
  mutating func performForPerson(_ step: Step) async -> StepResult {
    let requests = configuration.scenario?.performance(of: step)
    let usualMode: RunConfiguration.ManualMode =
      requests != nil ? .scenario : configuration.prompt != nil ? .prompt : .assume
    switch configuration.manualMode ?? usualMode {
    case .scenario:
      guard let requests else {
        return StepResult(
          step: step, status: .unverified,
          reason: configuration.scenario == nil ? "no scenario was given" : "the scenario does not cover it")
      }
      return await perform(requests, for: step)
    case .prompt:
      guard let prompt = configuration.prompt else {
        return StepResult(step: step, status: .unverified, reason: "nobody is there to perform it")
      }
      let isPerformed = await prompt(step)
      return StepResult(
        step: step, status: isPerformed ? .done : .unverified,
        reason: isPerformed ? "performed by you" : "not performed")
    case .assume:
      return StepResult(step: step, status: .unverified, reason: "nobody performed it; assumed done")
    case .fail:
      return StepResult(step: step, status: .failed, reason: "a manual step, and --manual is fail")
    }
  }

  /// Sends the requests that stand for a person; the first that fails ends it.
  private mutating func perform(_ requests: [ScenarioRequest], for step: Step) async -> StepResult {
    var result = StepResult(step: step, status: .passed)
    for request in requests {
      await carryOut(request.request, isOfScenario: true, &result)
      guard result.status == .passed else {
        let place = "\(request.range.file.path):\(request.range.start.line)"
        let outcome = result.status == .unverified ? "could not be judged" : "did not succeed"
        result.reason = ["the scenario's request at \(place) \(outcome)", result.reason].compactMap { $0 }
          .joined(separator: ": ")
        return result
      }
    }
    if case .manual = step.action { result.status = .done }
    result.reason = "by the scenario"
    return result
  }
}

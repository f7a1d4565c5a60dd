public import SourceText

extension Scenario {
  /// What the scenario says that goes with nothing on the pages `runbooks`, each with a warning at its place.
  ///
  /// Steps of other tabs and of the other deployment count, as one scenario may be for all variants of a page.
  public func unmatched(in runbooks: [Runbook]) -> [Diagnostic] {
    let steps = runbooks.flatMap { ($0.wholeGraph ?? $0.graph).steps + $0.otherSteps }
    let manualSteps = steps.filter { if case .manual = $0.action { true } else { false } }
    let waitSteps = steps.filter { if case .wait = $0.action { true } else { false } }
    return unmatched(manual, among: manualSteps, kind: "manual step") + unmatched(waits, among: waitSteps, kind: "wait")
      + unmatchedRepeats(among: steps) + unmatchedExpectations(among: steps)
  }

  private func unmatched(_ performances: [Performance], among steps: [Step], kind: String) -> [Diagnostic] {
    let headings = steps.compactMap(\.section.last)
    return performances.filter { performance in !steps.contains(where: performance.fits) }.map { performance in
      let known = performance.headings.first { name in headings.contains { $0.lowercased() == name.lowercased() } }
      if let known {
        return warning(
          "no \(kind) under the heading `\(known)` has one of these items", at: performance.range, nearest: nil)
      }
      let name = performance.headings.first ?? ""
      return warning(
        "no \(kind) stands under a heading `\(name)`", at: performance.range, nearest: nearest(name, headings))
    }
  }

  private func unmatchedRepeats(among steps: [Step]) -> [Diagnostic] {
    let variables = steps.compactMap {
      if case .repeat(let repetition) = $0.action { repetition.variable } else { nil }
    }
    return eachPlaces.filter { !variables.contains($0.key) }.sorted { $0.value.start < $1.value.start }.map {
      warning("no repeat goes through values of $\($0.key)", at: $0.value, nearest: nearest($0.key, variables))
    }
  }

  private func unmatchedExpectations(among steps: [Step]) -> [Diagnostic] {
    let requests = steps.filter { if case .request = $0.action { true } else { false } }.map(\.id)
    let names = expectations.keys.filter { !requests.contains($0) }.sorted()
    return names.flatMap { name in
      (expectations[name] ?? []).map {
        warning("no request is the step `\(name)`", at: $0.range, nearest: nearest(name, requests))
      }
    }
  }

  private func nearest(_ name: String, _ candidates: [String]) -> String? {
    EditDistance.nearest(to: name, among: candidates, limit: 1).first
  }

  private func warning(_ message: String, at range: SourceRange?, nearest: String?) -> Diagnostic {
    Diagnostic(
      .warning, rule: "malformed-scenario", message, at: range,
      fix: .init(nearest.map { "the nearest is `\($0)`" } ?? "`runbook plan` lists the steps; remove what is for none"))
  }
}

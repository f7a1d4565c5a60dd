import RunbookModel
import SourceText

extension Runbook {
  /// Tells uses of variables that only another variant of the page sets, such as a sibling tab, as notes: there is a
  /// value, though not for every reader.
  func notingVariablesOfOtherVariants() -> [Diagnostic] {
    guard !otherSteps.isEmpty, diagnostics.contains(where: { $0.rule == "undefined-variable" }) else {
      return diagnostics
    }
    let origins = Dictionary(otherSteps.map { ($0.id, $0.origin) }) { first, _ in first }
    let places = Dictionary(
      StepGraph(steps: otherSteps).variables.compactMap { variable in
        variable.sources.lazy.compactMap { $0.step.flatMap { origins[$0] } }.first.map { (variable.name, $0) }
      }
    ) { first, _ in first }
    return diagnostics.map { diagnostic in
      guard diagnostic.rule == "undefined-variable", let range = diagnostic.range,
        let name = VariableReference.all(in: String(range.text)).first?.name, let place = places[name]
      else { return diagnostic }
      return Diagnostic(
        .note, rule: diagnostic.rule,
        "$\(name) is used here, and only a part of the page that not every reader follows sets it",
        at: range, notes: [.init("it is set here", at: place)],
        fix: .init("set it where every reader of this line does"), subject: diagnostic.subject)
    }
  }
}

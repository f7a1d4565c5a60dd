public import RunbookModel
import SourceText

/// Something that a run will change, or may: a request that is no mere question, entities, a script.
public struct PlannedWrite: Sendable, Hashable {
  /// The step that does it.
  public let step: Step.ID
  /// The line of the page that the step begins at.
  public let line: Int
  /// What it is: `POST /v2/control-planes`.
  public let text: String

  /// What `runbook` changes, in order, with the requests of `scenario` where they stand for a person.
  ///
  /// - Parameter includesShell: Whether shell blocks are run, which may change anything.
  public static func all(
    in runbook: Runbook, scenario: Scenario?, includesShell: Bool = false
  ) -> [PlannedWrite] {
    runbook.steps.flatMap { step in
      texts(of: step, scenario, includesShell).map {
        PlannedWrite(step: step.id, line: step.origin.start.line, text: $0)
      }
    }
  }

  private static func texts(of step: Step, _ scenario: Scenario?, _ includesShell: Bool) -> [String] {
    switch step.action {
    case .request(let request):
      if request.isWrite { return [text(of: request)] }
      guard includesShell, case .output = request.body else { return [] }
      return ["a command for the body of \(text(of: request)), which may"]
    case .entities(let block): return block.disposition == .execute ? ["the entities of the block"] : []
    case .shell(let block): return includesShell && block.disposition == .execute ? ["a shell block, which may"] : []
    case .manual, .wait:
      let requests = scenario?.performance(of: step)?.map(\.request) ?? []
      return requests.filter(\.isWrite).map { "\(text(of: $0)), for a person" }
    case .export(let assignments):
      return includesShell
        ? assignments.filter(\.needsShell).map { "a command for the value of $\($0.variable), which may" } : []
    case .repeat: return []
    }
  }

  private static func text(of request: RequestTemplate) -> String { "\(request.method) \(request.url)" }
}

extension RequestTemplate {
  /// Whether the request may change something (RFC 9110, 9.2.1).
  var isWrite: Bool { !HTTPMethod.isSafe(method) }
}

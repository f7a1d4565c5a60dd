import JSON
import OpenAPI
public import RunbookModel
public import SourceText

/// `duplicate-step`: the page makes the same change to Konnect twice.
public struct DuplicateStep: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "duplicate-step",
    what: "The page sends the same POST to Konnect twice, or the same PUT, PATCH or DELETE twice in a row.",
    why:
      "The second answers 409, or makes a second resource that nothing cleans up. Mostly it was pasted once too often.",
    example: """
      {% konnect_api_request %}
      url: /v2/control-planes
      method: POST
      body: {name: prod}
      {% endkonnect_api_request %}

      {% konnect_api_request %}
      url: /v2/control-planes
      method: POST
      body: {name: prod}
      {% endkonnect_api_request %}
      """,
    mending: "Remove one of the two, or let them differ in what they send.")

  /// The rule.
  public init() {}

  private struct Key: Hashable {
    var url: String
    var headers: [String]
    var body: RequestBody?
    var conditions: [Condition]
  }

  /// Reports a POST that an earlier step of the procedure sends already, with no change to a variable it uses between.
  public func check(_ runbook: Runbook) -> [Diagnostic] {
    var first: [Key: Step] = [:]
    return pastedTwice(in: runbook)
      + runbook.steps.compactMap { step -> Diagnostic? in
        guard case .request(let request) = step.action, request.method == "POST", KonnectURL(request.url) != nil,
          request.body != nil, [.prereq, .body].contains(step.zone), !Self.showsRefusal(request)
        else { return nil }
        let key = Key(
          url: request.url, headers: request.headers.map(\.line), body: request.body, conditions: step.conditions)
        guard let earlier = first[key] else {
          first[key] = step
          return nil
        }
        guard !isChanged(between: earlier, and: step, in: runbook) else { return nil }
        return Diagnostic(
          .warning, rule: Self.id, "step \(earlier.id) sends the same POST of \(request.path) already", at: step.origin,
          notes: [.init("it stands here", at: earlier.origin)], fix: .init("remove one of the two"), subject: step.id)
      }
  }

  /// Whether the page shows that the second is refused, by a 409 or a 404.
  private static func showsRefusal(_ request: RequestTemplate) -> Bool { (request.expectation.status ?? 0) >= 400 }

  /// Changes to Konnect that the very next step of the section makes again.
  private func pastedTwice(in runbook: Runbook) -> [Diagnostic] {
    zip(runbook.steps, runbook.steps.dropFirst()).compactMap { earlier, step -> Diagnostic? in
      guard case .request(let request) = step.action, case .request(let other) = earlier.action,
        ["PUT", "PATCH", "DELETE"].contains(request.method), KonnectURL(request.url) != nil,
        earlier.section == step.section, earlier.conditions == step.conditions, request.method == other.method,
        request.url == other.url, request.body == other.body, request.headers == other.headers,
        !Self.showsRefusal(request)
      else { return nil }
      return Diagnostic(
        .warning, rule: Self.id, "the step before sends the same \(request.method) of \(request.path)", at: step.origin,
        notes: [.init("it stands here", at: earlier.origin)], fix: .init("remove one of the two"), subject: step.id)
    }
  }

  /// Whether a variable that the request uses is set between the two, or what it made is deleted.
  private func isChanged(between earlier: Step, and later: Step, in runbook: Runbook) -> Bool {
    guard let start = runbook.graph.position(of: earlier.id), let end = runbook.graph.position(of: later.id),
      start < end
    else { return false }
    let uses = Set(runbook.graph.uses(of: later.id))
    return runbook.steps[start..<end].dropFirst().contains { step in
      if case .request(let request) = step.action, request.method == "DELETE" { return true }
      return !uses.isDisjoint(with: runbook.graph.definitions(of: step.id))
    }
  }
}

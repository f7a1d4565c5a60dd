public import JSON
public import RunbookModel
import SourceText

/// Runbook → the plan as JSON, whose shape docs/plan.md fixes.
///
/// Secrets that the page spells out are masked: values of variables whose names mark secrets, and credentials in headers.
public enum PlanJSON {
  /// The plan of `runbook`.
  ///
  /// - Parameter listsOthers: Whether steps outside the procedure are listed, too, as `others`.
  public static func render(_ runbook: Runbook, listsOthers: Bool = false) -> JSONValue {
    let secrets = SecretLiterals(of: runbook)
    var plan: JSONValue = [
      "page": .string(runbook.page),
      "title": .string(runbook.title),
      "deployment": .string(runbook.deployment.rawValue),
      "steps": .array(runbook.steps.map { secrets.masked(step($0, in: runbook.graph)) }),
      "variables": .array(runbook.graph.variables.map { secrets.masked(variable($0)) }),
      "diagnostics": .array(runbook.diagnostics.map { secrets.masked(DiagnosticJSON.render($0)) }),
    ]
    if listsOthers {
      let graph = StepGraph(steps: runbook.otherSteps)
      plan["others"] = .array(runbook.otherSteps.map { secrets.masked(step($0, in: graph)) })
    }
    return plan
  }

  private static func step(_ step: Step, in graph: StepGraph) -> JSONValue {
    var value: JSONValue = [
      "id": .string(step.id),
      "kind": .string(step.action.kind),
      "title": .string(step.title),
      "section": strings(step.section),
      "zone": .string(step.zone.rawValue),
      "origin": origin(step.origin),
      "rule": .string(step.rule),
    ]
    if let mark = step.mark { value["mark"] = .string(mark.rawValue) }
    if !step.conditions.isEmpty { value["conditions"] = .array(step.conditions.map(condition)) }
    if !step.directives.isEmpty {
      value["directives"] = .array(
        step.directives.map { ["text": .string($0.text), "line": number($0.range.start.line)] })
    }
    let (key, details) = details(of: step.action)
    value[key] = details
    value["uses"] = strings(graph.uses(of: step.id))
    value["defines"] = strings(graph.definitions(of: step.id))
    value["after"] = strings(graph.predecessors(of: step.id))
    return value
  }

  private static func condition(_ condition: Condition) -> JSONValue {
    switch condition {
    case .deployment(let deployment): ["deployment": .string(deployment.rawValue)]
    case .tab(let tab): ["group": .string(tab.group), "tab": .string(tab.name)]
    }
  }

  /// The member that holds what is particular to a kind of step.
  private static func details(of action: StepAction) -> (String, JSONValue) {
    switch action {
    case .request(let request): ("request", self.request(request))
    case .export(let assignments): ("exports", .array(assignments.map(export)))
    case .shell(let block), .entities(let block): ("block", command(block))
    case .manual(let procedure):
      (
        "actions",
        .array(procedure.actions.map { ["text": .string($0.text), "line": number($0.range.start.line)] })
      )
    case .wait(let wait): ("wait", ["text": .string(wait.text), "state": .string(wait.state)])
    case .repeat(let repetition):
      (
        "repeat",
        [
          "text": .string(repetition.text), "steps": strings(repetition.steps), "subject": .string(repetition.subject),
          "variable": repetition.variable.map(JSONValue.string) ?? .null,
        ]
      )
    }
  }

  private static func command(_ block: CommandBlock) -> JSONValue {
    var value: JSONValue = [
      "language": .string(block.language), "text": .string(block.text),
      "executed": .bool(block.disposition == .execute),
    ]
    if !block.settings.isEmpty { value["settings"] = .object(block.settings) }
    return value
  }

  private static func request(_ request: RequestTemplate) -> JSONValue {
    var value: JSONValue = ["block": .string(request.block), "method": .string(request.method)]
    if let region = request.region { value["region"] = .string(region) }
    value["url"] = .string(request.url)
    value["path"] = .string(request.path)
    value["headers"] = strings(request.headers.map(SecretLiterals.masked))
    if let body = request.body { value["body"] = body.value }
    value["expect"] = expectation(request)
    value["captures"] = .array(
      request.captures.map { ["variable": .string($0.variable), "jq": .string($0.jq)] })
    if !request.settings.isEmpty { value["settings"] = .object(settings(request.settings)) }
    if let extractBody = request.extractBody { value["extract_body"] = extractBody }
    return value
  }

  /// The keys of a block, a name and password among them masked.
  private static func settings(_ settings: JSONObject) -> JSONObject {
    var settings = settings
    if let user = settings["user"]?.string, SecretLiterals.isLiteral(user) {
      settings["user"] = .string(SecretLiterals.mask)
    }
    return settings
  }

  private static func expectation(_ request: RequestTemplate) -> JSONValue {
    var value: JSONValue = [:]
    let expectation = request.expectation
    if let status = expectation.status { value["status"] = number(status) }
    if let message = expectation.message { value["message"] = .string(message) }
    if !expectation.headers.isEmpty { value["headers"] = strings(expectation.headers.map(\.line)) }
    if let polling = request.polling {
      value["until"] = [
        "state": .string(polling.state), "limit_seconds": number(Int(polling.limit.components.seconds)),
      ]
    }
    if !expectation.snippets.isEmpty { value["snippets"] = .array(expectation.snippets.map(snippet)) }
    return value
  }

  private static func snippet(_ snippet: ResponseSnippet) -> JSONValue {
    var value: JSONValue = ["line": number(snippet.range.start.line)]
    switch snippet.content {
    case .fragment(let fragment): value["fragment"] = fragment
    case .status(let status): value["status"] = number(status)
    case .text(let text): value["text"] = .string(text)
    case .none: break
    case .unreadable(let reason): value["unreadable"] = .string(reason)
    }
    if let subject = snippet.subject { value["subject"] = .string(subject) }
    value["claims"] = .array(
      snippet.claims.map { ["path": .string($0.path), "value": .string($0.value)] })
    return value
  }

  private static func export(_ assignment: Assignment) -> JSONValue {
    var value: JSONValue = ["variable": .string(assignment.variable)]
    switch assignment.value {
    case .literal(let text): value["value"] = .string(text)
    case .response(let step): value["response"] = .string(step)
    case .placeholder(let text): value["placeholder"] = .string(text)
    case .query(let variable, let jq):
      value["variable_queried"] = .string(variable)
      value["jq"] = .string(jq)
    case .shell(let command): value["command"] = .string(command)
    }
    return value
  }

  private static func variable(_ variable: Variable) -> JSONValue {
    let sources = variable.sources.map { source -> JSONValue in
      [
        "kind": .string(source.kind.rawValue), "step": source.step.map(JSONValue.string) ?? .null,
        "detail": .string(source.detail),
      ]
    }
    return ["name": .string(variable.name), "secret": .bool(variable.isSecret), "sources": .array(sources)]
  }

  private static func origin(_ range: SourceRange) -> JSONValue {
    [
      "file": .string(range.file.path), "line": number(range.start.line), "column": number(range.start.column),
      "includes": .array(range.includes.map { ["file": .string($0.path), "line": number($0.line)] }),
    ]
  }

  private static func strings(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }

  private static func number(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
}

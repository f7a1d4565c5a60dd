import JSON
import RunbookModel

extension RunSession {
  /// Gives the variables of an export block their values.
  mutating func carryOut(_ assignments: [Assignment], _ step: Step) async -> StepResult {
    var result = StepResult(step: step, status: .done)
    var remarks: [String] = []
    for assignment in assignments {
      if let remark = await assign(assignment, &result) { remarks.append(remark) }
    }
    if !remarks.isEmpty { result.reason = remarks.joined(separator: "; ") }
    return result
  }

  /// Makes one assignment; returns what is to be told of it beside the binding.
  private mutating func assign(_ assignment: Assignment, _ result: inout StepResult) async -> String? {
    let name = assignment.variable
    switch assignment.value {
    case .literal(let text):
      var missing: [String] = []
      let value = store.resolve(text, missing: &missing)
      guard missing.isEmpty else {
        result.status = .errored
        return "$\(missing[0]) has no value, so $\(name) gets none"
      }
      bind(Binding(variable: name, value: value, source: .page), in: &result)
      return nil
    case .response(let source):
      return bind(name, toResponseOf: source, &result)
    case .placeholder:
      return await find(name, &result)
    case .shell(let command):
      if store.value(name) != nil { return keep(name, &result) }
      result.status = .unverified
      return "$\(name) needs a shell (`\(command)`); give it with --var \(name)=…"
    }
  }

  /// Takes a value from an answer: `NAME_ID` is its `id`, else the field with the longest matching suffix.
  private mutating func bind(_ name: String, toResponseOf source: Step.ID, _ result: inout StepResult) -> String? {
    guard let response = responses[source] else {
      result.status = .errored
      return "step \(source) has no answer to take $\(name) from"
    }
    guard let json = response.json else {
      result.status = .failed
      return "the answer to \(source) is no JSON, so $\(name) cannot be taken from it"
    }
    guard let field = ResponseField.field(for: name, in: json), let value = json[field]?.scalarText else {
      result.status = .failed
      let fields = (json.object?.keys.joined(separator: ", ")).map { "its fields are \($0)" } ?? "it is no object"
      return "no field of the answer to \(source) goes with $\(name); \(fields)"
    }
    bind(Binding(variable: name, value: value, source: .response(step: source, path: ".\(field)")), in: &result)
    return nil
  }

  /// Finds a value that the reader takes from a screen: it was given, or the mock makes a resource for it.
  private mutating func find(_ name: String, _ result: inout StepResult) async -> String? {
    if store.value(name) != nil { return keep(name, &result) }
    guard let variable = runbook.graph.variable(name), let use = variable.uses.first else {
      return "$\(name) is never used"
    }
    if case .request(let request)? = runbook.graph.step(use.step)?.action {
      await provision(name, for: request, &result)
      if store.value(name) != nil { return nil }
    }
    result.status = .unverified
    return "$\(name) comes from a screen; give it with --var \(name)=…"
  }

  /// Tells the value that is in force already.
  private mutating func keep(_ name: String, _ result: inout StepResult) -> String? {
    if let binding = store.binding(name) { result.bindings.append(binding) }
    return nil
  }
}

/// A variable's name → the field of an answer that it names.
enum ResponseField {
  /// `id` for `MANAGED_CACHE_ID`; else the field that is the longest suffix of the name, `client_secret` for `APP_CLIENT_SECRET`.
  static func field(for variable: String, in response: JSONValue) -> String? {
    guard let members = response.object else { return nil }
    let name = variable.lowercased()
    if name == "id" || name.hasSuffix("_id"), members["id"] != nil { return "id" }
    return members.keys.filter { key in
      let key = key.lowercased()
      return name == key || name.hasSuffix("_" + key)
    }.max { $0.count < $1.count }
  }
}

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
    if store.isGiven(name) { return keep(name, &result) }
    switch assignment.value {
    case .literal(let text):
      var missing: [String] = []
      let value = store.resolve(text, missing: &missing)
      guard missing.isEmpty else {
        result.worsen(to: lackOfValues(missing, in: result.step.id).isOpen ? .unverified : .errored)
        let isTooLong = store.value(missing[0]) != nil
        return isTooLong
          ? "with the value of $\(missing[0]) that of $\(name) gets too long, so it gets none"
          : "$\(missing[0]) has no value, so $\(name) gets none"
      }
      await bind(Binding(variable: name, value: value, source: .page), in: &result)
      return nil
    case .response(let source):
      return await bind(name, toResponseOf: source, &result)
    case .query(let variable, let jq):
      return await bind(name, toQuery: jq, of: variable, &result)
    case .placeholder:
      return await find(name, &result)
    case .shell(let command):
      if configuration.shell != nil, !configuration.isReadOnly { return await bind(name, toOutputOf: command, &result) }
      if store.value(name) != nil { return keep(name, &result) }
      await ask(for: name, in: &result)
      if store.value(name) != nil { return nil }
      return await bind(name, toOutputOf: command, &result)
    }
  }

  /// Takes a value from an answer: `NAME_ID` is its `id`, else the field with the longest matching suffix.
  private mutating func bind(_ name: String, toResponseOf source: Step.ID, _ result: inout StepResult) async -> String?
  {
    guard let response = responses[source] else {
      result.worsen(to: .errored)
      return "step \(source) has no answer to take $\(name) from"
    }
    guard let json = response.json else {
      result.worsen(to: .failed)
      return "the answer to \(source) is no JSON, so $\(name) cannot be taken from it"
    }
    var (object, path) = (json, "")
    if ResponseField.field(for: name, in: json) == nil, let list = ResponseField.items(of: json) {
      // Of several things a reader picks one; of one there is nothing to pick.
      guard list.items.count == 1 else {
        result.worsen(to: .unverified)
        return
          "the answer to \(source) lists \(list.items.count) things to choose from; give one with --var \(name)=…"
      }
      (object, path) = (list.items[0], "\(list.path)[0]")
    }
    guard let field = ResponseField.field(for: name, in: object) else {
      result.worsen(to: .failed)
      return "no field of the answer to \(source) goes with $\(name); \(ResponseField.list(of: object))"
    }
    guard let value = object[field]?.scalarText else {
      result.worsen(to: .failed)
      return
        "`\(field)` of the answer to \(source) is \(object[field]?.typeName ?? "null"), so it is no value for $\(name)"
    }
    let place = Binding.Source.response(step: source, path: "\(path).\(field)")
    await bind(Binding(variable: name, value: value, source: place), in: &result)
    return nil
  }

  /// Takes a value out of a variable that holds a whole answer.
  private mutating func bind(
    _ name: String, toQuery program: String, of variable: String, _ result: inout StepResult
  ) async -> String? {
    guard let text = store.value(variable) else {
      result.worsen(to: lackOfValues([variable], in: result.step.id).isOpen ? .unverified : .errored)
      return "$\(variable) has no value, so $\(name) gets none"
    }
    let outcome = Self.output(of: program, from: try? JSONParser.parse(text), of: "$\(variable)")
    switch outcome {
    case .success(let value):
      await bind(Binding(variable: name, value: value, source: .page), in: &result)
      return nil
    case .failure(let error):
      result.worsen(to: .failed)
      return "$\(name) gets no value: \(error.reason)"
    }
  }

  /// Takes what a shell works out, where the user allows one.
  private mutating func bind(_ name: String, toOutputOf command: String, _ result: inout StepResult) async -> String? {
    do throws(Stop) {
      let value = try await value(ofAssignment: command, to: name)
      await bind(Binding(variable: name, value: value, source: .page), in: &result)
      return nil
    } catch {
      result.worsen(to: error.status)
      return error.reason
    }
  }

  /// Finds a value that the reader takes from a screen: it was given, or the mock makes a resource for it.
  private mutating func find(_ name: String, _ result: inout StepResult) async -> String? {
    if store.value(name) != nil { return keep(name, &result) }
    guard let use = runbook.graph.variable(name)?.uses.first else { return "$\(name) is never used" }
    await ask(for: name, in: &result)
    if store.value(name) != nil { return nil }
    if case .request(let request)? = runbook.graph.step(use.step)?.action {
      await provision(name, for: request, &result)
      if store.value(name) != nil { return nil }
    }
    result.worsen(to: .unverified)
    return "$\(name) comes from a screen; give it with --var \(name)=…"
  }

  /// Tells the value that is in force already.
  private mutating func keep(_ name: String, _ result: inout StepResult) -> String? {
    if let binding = store.binding(name) { result.bindings.append(binding) }
    return nil
  }
}

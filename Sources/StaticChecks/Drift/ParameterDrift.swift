import JSON
import OpenAPI
import RunbookModel
import SourceText

/// Changes of parameters → what they mean for a step.
struct ParameterDrift {
  let use: DocumentedUse

  /// What is sent as a parameter: its value, and where in it, for `filter[name]`.
  private struct Sent {
    var value: String
    var field: JSONPointer
    var writtenName: String
  }

  private var urlRange: SourceRange? { use.request.range(of: JSONPointer(["url"])) }

  /// What the step's author has to know.
  var findings: [Diagnostic] { use.comparison.parameterChanges.compactMap(finding) }

  private func finding(_ change: OperationChange) -> Diagnostic? {
    guard case .parameter(let name, let place) = change.subject else { return nil }
    let sent = sent(name, in: place)
    let label = "\(place.rawValue) parameter `\(ChangeWording.field(JSONPointer([name] + change.field.tokens)))`"
    if case .required = change.change, change.field.tokens.isEmpty {
      guard sent.isEmpty else { return nil }
      return use.finding(
        .error, .parameterChanged, "\(label) is required now", at: urlRange,
        fix: place == .query ? "add `\(name)=…` to the URL" : "send the \(place.rawValue) `\(name)`")
    }
    let touched = sent.filter { $0.field.tokens.starts(with: change.field.tokens) }
    guard let first = touched.first else { return nil }
    let message = "\(label) \(ChangeWording.text(change.change))"
    switch change.change {
    case .removed(let newName): return removed(first, message, in: place, newName: newName, change)
    case .deprecated:
      return use.finding(
        .warning, .parameterChanged, message, at: range(of: first, in: place),
        fix: "look up in the specification what is to be sent in its place")
    case .type where use.comparison.limitsValues(of: change.subject): return nil
    case .type, .valuesRemoved, .constraint:
      guard change.field.tokens.isEmpty, let schema = newSchema(name, in: place) else { return nil }
      return changed(touched, message, in: place, schema: schema, change: change.change)
    case .required, .optional, .nullable, .notNullable, .readOnly, .writeOnly: return nil
    }
  }

  private func removed(
    _ sent: Sent, _ message: String, in place: OpenAPI.Operation.Parameter.Place, newName: String?,
    _ change: OperationChange
  ) -> Diagnostic {
    let range = range(of: sent, in: place)
    guard let newName else {
      return use.finding(
        .warning, .parameterChanged, message, at: range, fix: "take it out; what it did may need another request")
    }
    let last = change.field.tokens.last ?? sent.writtenName.prefix { $0 != "[" }.description
    let edit = range.flatMap { PageEdit.occurrence(of: last, in: $0) }
    return use.finding(
      .error, .parameterChanged, message, at: edit ?? range, fix: "write `\(newName)`",
      replacement: edit.map { _ in newName })
  }

  private func changed(
    _ sent: [Sent], _ message: String, in place: OpenAPI.Operation.Parameter.Place, schema: Schema,
    change: ContractChange
  ) -> Diagnostic? {
    for item in sent where item.field.tokens.isEmpty {
      if item.value.holdsVariable {
        // Ids of a path come from the API itself, which knows their form.
        if place == .path, case .constraint = change { continue }
        return use.finding(
          .warning, .parameterChanged, message, at: range(of: item, in: place),
          fix: "see to it that the value of `\(item.value)` fits")
      }
      let value = Self.value(of: item.value, as: schema)
      guard !schema.validate(value, direction: .request).isEmpty else { continue }
      return use.finding(
        .error, .parameterChanged, message, at: range(of: item, in: place), fix: "write a value that fits")
    }
    return nil
  }

  // MARK: What is sent

  private func sent(_ name: String, in place: OpenAPI.Operation.Parameter.Place) -> [Sent] {
    switch place {
    case .path:
      return use.old.pathParameters[name].map { [Sent(value: $0, field: .root, writtenName: name)] } ?? []
    case .query:
      return use.address.query.compactMap { item in
        let isWhole = item.name == name
        guard isWhole || (item.name.hasPrefix("\(name)[") && item.name.hasSuffix("]")) else { return nil }
        let inside = isWhole ? "" : item.name.dropFirst(name.count + 1).dropLast()
        let tokens = inside.split(separator: "][").map(String.init)
        return Sent(value: item.value ?? "", field: JSONPointer(tokens), writtenName: item.name)
      }
    case .header:
      return use.request.headers.filter { $0.name.lowercased() == name.lowercased() }.map {
        Sent(value: $0.value, field: .root, writtenName: $0.name)
      }
    case .cookie:
      return use.request.cookie?.contains("\(name)=") == true
        ? [Sent(value: "$\(name)", field: .root, writtenName: name)] : []
    }
  }

  private func range(of sent: Sent, in place: OpenAPI.Operation.Parameter.Place) -> SourceRange? {
    guard place == .header else { return urlRange }
    let index = use.request.headers.firstIndex { $0.name == sent.writtenName }
    let count = use.request.places.keys.count { $0.tokens.count == 2 && $0.tokens[0] == "headers" }
    // Headers that the block does not hold are the dialect's own, and stand first.
    return index.flatMap { index in
      use.request.places[JSONPointer(["headers", String(index - (use.request.headers.count - count))])]
    }
  }

  private func newSchema(_ name: String, in place: OpenAPI.Operation.Parameter.Place) -> Schema? {
    use.old.operation.parameter(name, in: place).flatMap { use.comparison.parameter($0) }?.new
  }

  /// A text of a URL as the value it stands for.
  private static func value(of text: String, as schema: Schema) -> JSONValue {
    switch schema.type {
    case .integer, .number: return JSONNumber(text: text).map(JSONValue.number) ?? .string(text)
    case .boolean: return text == "true" ? true : text == "false" ? false : .string(text)
    case .array:
      guard let items = schema.items else { return .array(text.split(separator: ",").map { .string(String($0)) }) }
      return .array(text.split(separator: ",").map { scalar(String($0), as: items) })
    case .string, .object, .null, nil: return .string(text)
    }
  }

  private static func scalar(_ text: String, as schema: Schema) -> JSONValue {
    schema.type == .array ? .string(text) : value(of: text, as: schema)
  }
}

extension OperationComparison {
  /// Whether a parameter has other values now, which says more than that they have another type.
  fileprivate func limitsValues(of subject: OperationChange.Subject) -> Bool {
    parameterChanges.contains { change in
      guard change.subject == subject, change.field.tokens.isEmpty, case .valuesRemoved = change.change else {
        return false
      }
      return true
    }
  }
}

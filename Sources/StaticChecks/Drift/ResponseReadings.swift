import JSON
import OpenAPI
import RunbookModel
import SourceText

/// A step → the fields of its answer that the page reads: by captures, exports, snippets, polling.
struct ResponseReadings {
  let use: DocumentedUse
  /// The answer as the older specification describes it.
  let schema: Schema

  /// All of them, in no order that means anything.
  var all: [ResponseReading] { captures + extractions + exports + snippets + polling }

  private var captures: [ResponseReading] {
    use.request.captures.enumerated().flatMap { index, capture -> [ResponseReading] in
      guard capture.header == nil else { return [] }
      let range = use.request.places[JSONPointer(["capture", String(index), "jq"])] ?? capture.range
      let own = JQReading.fields(of: capture.jq).map {
        ResponseReading(field: $0, reader: "the capture of $\(capture.variable)", range: range)
      }
      return own + (capture.jq == "." ? queries(of: capture.variable) : [])
    }
  }

  /// What later exports take out of a variable that holds the whole answer.
  private func queries(of variable: String) -> [ResponseReading] {
    assignments.flatMap { assignment -> [ResponseReading] in
      guard case .query(variable, let jq) = assignment.value else { return [] }
      return JQReading.fields(of: jq).map {
        ResponseReading(field: $0, reader: "the export of $\(assignment.variable)", range: assignment.range)
      }
    }
  }

  private var extractions: [ResponseReading] {
    (use.request.extractBody?.array ?? []).enumerated().flatMap { index, entry -> [ResponseReading] in
      guard let name = entry["name"]?.string else { return [] }
      let range = use.request.range(of: JSONPointer(["extract_body", String(index), "name"]))
      return JQReading.fields(of: ".\(name)").map {
        ResponseReading(field: $0, reader: "`extract_body`", range: range)
      }
    }
  }

  private var assignments: [Assignment] {
    use.runbook.steps.flatMap { step in
      if case .export(let assignments) = step.action { assignments } else { [Assignment]() }
    }
  }

  /// Exports that take the field which their variable is named after.
  private var exports: [ResponseReading] {
    use.runbook.graph.assignments(fromAnswerTo: use.step.id).compactMap { _, assignment in
      guard let name = field(for: assignment.variable) else { return nil }
      return ResponseReading(
        field: JSONPointer([name]), reader: "the export of $\(assignment.variable)", range: assignment.range,
        isEditable: false)
    }
  }

  /// `id` for `NAME_ID`, else the longest suffix of the name that is a field.
  private func field(for variable: String) -> String? {
    ExportedField.names(for: variable).lazy.compactMap { name in
      let lookup = schema.field(at: JSONPointer([name]))
      return lookup.isDeclared ? name : lookup.candidates.first { $0.lowercased() == name }
    }.first
  }

  // MARK: Snippets

  private var snippets: [ResponseReading] {
    use.request.expectation.snippets.flatMap { snippet -> [ResponseReading] in
      var readings = snippet.claims.flatMap { claim -> [ResponseReading] in
        let field = JSONPointer(claim.path.split(separator: ".").map(String.init))
        guard let base = schema.place(declaring: [field]) else { return [] }
        return [
          ResponseReading(
            field: JSONPointer(base.tokens + field.tokens), reader: "the text", range: snippet.range)
        ]
      }
      if case .fragment(let fragment) = snippet.content {
        let objects = fragment.object == nil ? fragment.array?.filter { $0.object != nil } ?? [] : [fragment]
        readings += objects.flatMap { self.readings(of: $0, at: snippet.range) }
      }
      return readings
    }
  }

  /// The members of a fragment, which stands wherever the answer declares its keys.
  private func readings(of fragment: JSONValue, at range: SourceRange) -> [ResponseReading] {
    let keys = (fragment.object?.keys ?? []).map { JSONPointer([$0]) }
    guard let base = schema.place(declaring: keys) else { return [] }
    var readings: [ResponseReading] = []
    fragment.walk { pointer, value in
      guard let last = pointer.tokens.last, Int(last) == nil else { return }
      let tokens = pointer.tokens.map { Int($0) == nil ? $0 : "-" }
      let isScalar = value.object == nil && value.array == nil
      readings.append(
        ResponseReading(
          field: JSONPointer(base.tokens + tokens), reader: "the answer that is shown",
          expected: isScalar ? value : nil, range: range))
    }
    return readings
  }

  private var polling: [ResponseReading] {
    guard let polling = use.request.polling else { return [] }
    return ["state", "status"].filter { schema.field(at: JSONPointer([$0])).isDeclared }.prefix(1).map {
      ResponseReading(
        field: JSONPointer([$0]), reader: "the wait for `\(polling.state)`", expected: .string(polling.state),
        range: use.request.range(of: .root), isEditable: false)
    }
  }
}

import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `body-mismatch`: the body of a request is not what its operation takes.
public struct BodyMismatch: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "body-mismatch",
    what: "The body of a request is not what the specification says its operation takes.",
    why: """
      The API answers 400 to a wrong type, an unknown value of an enumeration or a missing field. A variable is sent as \
      a string, so it does where a string is wanted, whatever its form, and nowhere else. Of a union the branch is told \
      that was most likely meant. A field that the specification neither declares nor forbids is a warning. A request \
      whose `status_code` is 400 or 422 shows a refusal, and is not held against the schema.
      """,
    example: """
      {% konnect_api_request %}
      url: /v2/control-planes
      method: POST
      body:
        nmae: prod
      {% endkonnect_api_request %}
      """,
    mending: "Mend the field that the diagnostic names. `--fix` renames a field where one declared field is near.")

  /// The rule.
  public init() {}

  /// Reports what of the body the schema of its media type forbids.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard let operation = use.operation, use.request.method != "GET", !use.expectsRefusal else { return [] }
    guard let taken = operation.requestBody else { return [] }
    guard let body = use.request.body else {
      guard taken.isRequired else { return [] }
      return [
        Diagnostic(
          .error, rule: Self.id, "\(use.operationName) requires a body, and this request has none",
          at: use.place(["url"]), fix: .init("add `body:` with the fields that the specification requires"))
      ]
    }
    guard let schema = schema(for: use, taken) else { return [] }
    guard let value = body.json else { return unreadable(body, use) }
    let certain = schema.review(value, direction: .request, standIn: StandIn.kind)
    return certain.prefix(20).map { diagnostic($0, value, use) }
  }

  /// Reports a text that begins as JSON and is none, whatever its variables become.
  private func unreadable(_ body: RequestBody, _ use: OperationUse) -> [Diagnostic] {
    guard case .text(let text) = body, let first = text.first(where: { !$0.isWhitespace }), "{[".contains(first) else {
      return []
    }
    // Digits are JSON inside quotes and outside.
    var filled = Array(text.utf8)
    for reference in VariableReference.all(in: text) {
      filled.replaceSubrange(
        reference.range, with: [UInt8](repeating: UInt8(ascii: "1"), count: reference.range.count))
    }
    do throws(JSONParser.Failure) {
      _ = try JSONParser.parse(bytes: filled)
      return []
    } catch {
      let whole = use.place(["body"])
      return [
        Diagnostic(
          .error, rule: Self.id, "the body begins as JSON, and is none: \(error.message)",
          at: whole.flatMap { $0.place(at: error.offset, of: text) } ?? whole ?? use.place(["url"]),
          fix: .init("mend the JSON; the text before this place may be what is wrong"))
      ]
    }
  }

  private func schema(for use: OperationUse, _ taken: OpenAPI.Operation.RequestBody) -> Schema? {
    let type = use.request.headers.first { $0.name.lowercased() == "content-type" }?.value
    // By `curl -d` JSON goes under the name of a form, which is another fault than those of its fields.
    guard let type, !(use.request.block == "curl" && type == "application/x-www-form-urlencoded") else {
      return taken.content.json?.schema
    }
    return taken.content.content(for: type)?.schema
  }

  private func diagnostic(_ finding: SchemaFinding, _ body: JSONValue, _ use: OperationUse) -> Diagnostic {
    let violation = finding.violation
    let tokens = ["body"] + violation.instance.tokens
    let isKey = violation.keyword == "additionalProperties"
    let place: SourceRange?
    switch violation.keyword {
    case "required": place = use.place(Array(tokens.dropLast()))
    case "additionalProperties": place = use.request.keyRange(of: tokens)
    default: place = use.place(tokens)
    }
    let isExact = use.request.places[JSONPointer(tokens)] != nil
    let document = use.match?.document
    let notes = document.map { [Diagnostic.Note("\($0.path) says so at \(violation.schema)")] } ?? []
    return Diagnostic(
      finding.isRefused ? .error : .warning, rule: Self.id, "in the body, \(violation.description)",
      at: place, notes: notes, fix: isExact && isKey ? renaming(tokens, violation, place, body) : nil)
  }

  /// Renames a field to the nearest declared one, where the body does not have that already.
  private func renaming(
    _ tokens: [String], _ violation: SchemaViolation, _ place: SourceRange?, _ body: JSONValue
  ) -> Diagnostic.Fix? {
    guard let name = tokens.last, let nearest = violation.nearest, NearestName.distance(nearest, name) <= 2,
      body[violation.instance.parent]?[nearest] == nil
    else { return nil }
    return .init("write `\(nearest)`", replacement: place.map { $0.text == name } == true ? nearest : nil)
  }
}

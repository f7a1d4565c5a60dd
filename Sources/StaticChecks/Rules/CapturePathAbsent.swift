import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `capture-path-absent`: a capture takes a field that the response does not have.
public struct CapturePathAbsent: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "capture-path-absent",
    what: "A `capture` or an `extract_body` takes a field that the response's schema does not have.",
    why: "The variable gets `null` or nothing, and a later step fails far from here.",
    example: """
      {% konnect_api_request %}
      url: /v2/control-planes
      capture:
        - variable: CONTROL_PLANE_ID
          jq: ".items[0].id"
      {% endkonnect_api_request %}
      """,
    mending: "Write the path as the response has it; the diagnostic names the nearest field.")

  /// The rule.
  public init() {}

  /// Reports plain paths that no alternative of the response's schema has.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard let schema = use.response?.content.json?.schema else { return [] }
    var found: [Diagnostic] = []
    for (index, capture) in use.request.captures.enumerated() where capture.header == nil {
      guard let path = PlainPath.path(of: capture.jq) else { continue }
      // `capture: NAME` with `jq:` beside it, in place of a list.
      let place =
        use.request.places[JSONPointer(["capture", String(index), "jq"])] ?? use.request.places[JSONPointer(["jq"])]
      found += check(path, shown: capture.jq, capture.variable, schema, at: place ?? capture.range)
    }
    for (index, entry) in (use.request.extractBody?.array ?? []).enumerated() {
      guard let name = entry["name"]?.scalarText, let variable = entry["variable"]?.scalarText else { continue }
      let place = use.place(["extract_body", String(index), "name"])
      found += check(name, shown: name, variable, schema, at: place)
    }
    return found
  }

  private func check(
    _ path: String, shown: String, _ variable: String, _ schema: Schema, at place: SourceRange?
  ) -> [Diagnostic] {
    let dotted = PlainPath.dotted(path)
    let pointer = JSONPointer(dotted.split(separator: ".").map(String.init))
    guard !path.isEmpty, !schema.field(at: path).canExist, !schema.field(at: pointer).canExist else { return [] }
    let lookup = schema.field(at: path)
    let missing = lookup.missingStep ?? shown
    let nearest = NearestName.of(missing, among: lookup.candidates)
    let names = lookup.candidates.prefix(8).joined(separator: ", ")
    return [
      Diagnostic(
        .error, rule: Self.id, "the response has no `\(missing)`, so `\(shown)` gives $\(variable) nothing", at: place,
        notes: names.isEmpty ? [] : [.init("there is \(names)")],
        fix: .init(nearest.map { "write `\($0)` for `\(missing)`" } ?? "name a field that the response has"))
    ]
  }
}

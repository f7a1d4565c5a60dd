import JSON
import OpenAPI
public import RunbookModel
public import SourceText

/// `unknown-key`: a block has a key that its kind does not know.
public struct UnknownKey: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "unknown-key",
    what: "A request block has a key that its kind does not know.",
    why: """
      The site passes over unknown keys in silence. A misspelled `method` makes a GET of a POST, a misspelled \
      `status_code` lets any success do.
      """,
    example: """
      {% konnect_api_request %}
      url: /v2/control-planes
      metod: POST
      {% endkonnect_api_request %}
      """,
    mending: "Write the key as the dialect spells it, or remove it. `--fix` replaces it where one known key is near.")

  /// The rule.
  public init() {}

  /// What every block of a request knows.
  private static let common: Set = [
    "url", "method", "status_code", "headers", "body", "body_cmd", "capture", "extract_body", "jq", "sleep", "indent",
    "display_headers", "output", "insecure", "retry", "section",
  ]

  /// What some kinds know besides.
  private static let validation: Set = [
    "user", "cookie_jar", "cookie", "form_data", "form", "message", "expected_headers", "extract_headers", "count",
    "skip", "konnect_url", "on_prem_url", "iterations", "inline_sleep", "grep", "mtls", "file_dir", "region",
    "render_output", "expected", "variables",
  ]

  private static func known(by block: String) -> Set<String>? {
    switch block {
    case "konnect_api_request": common.union(["region"])
    case "control_plane_request", "http_request": common
    case let block where block.hasPrefix("validation:"): common.union(validation)
    default: nil
    }
  }

  /// Reports the keys of request blocks that nothing reads: an error where one that is known was meant.
  public func check(_ runbook: Runbook) -> [Diagnostic] {
    runbook.steps.flatMap { step -> [Diagnostic] in
      guard case .request(let request) = step.action, let known = Self.known(by: request.block) else { return [] }
      return request.settings.compactMap { key, _ in
        known.contains(key) ? nil : diagnostic(key, of: request, among: known, step)
      }
    }
  }

  private func diagnostic(
    _ key: String, of request: RequestTemplate, among known: Set<String>, _ step: Step
  ) -> Diagnostic {
    let free = known.filter { request.places[JSONPointer([$0])] == nil }.sorted()
    let range = request.keyRange(of: [key])
    let meant = NearestName.of(key, among: free).flatMap { NearestName.distance($0, key) <= 2 ? $0 : nil }
    let isWritten = range.map { $0.text == key } ?? false
    return Diagnostic(
      meant == nil ? .warning : .error, rule: Self.id, "a `\(request.block)` block knows no key `\(key)`", at: range,
      fix: meant.map { .init("write `\($0)`", replacement: isWritten ? $0 : nil) }
        ?? .init("remove it, or write one of \(free.joined(separator: ", "))"),
      subject: step.id)
  }
}

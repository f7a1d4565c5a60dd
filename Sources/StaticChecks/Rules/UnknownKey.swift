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

  /// What validations know besides.
  private static let validation: Set = [
    "user", "cookie_jar", "cookie", "form_data", "form", "message", "expected_headers", "extract_headers", "count",
    "skip", "konnect_url", "on_prem_url", "iterations", "inline_sleep", "grep", "mtls", "file_dir", "region",
    "render_output", "expected", "variables",
  ]

  /// What the entries of a key of a request, or the members of its mapping, know.
  private static let members: [String: Set<String>] = [
    "capture": ["variable", "jq"], "extract_body": ["name", "variable", "strip_bearer"],
    "extract_headers": ["name", "variable", "strip_bearer"],
    "expected": ["return_code", "message", "stdout", "stderr"],
  ]

  private static func known(by block: String) -> Set<String>? {
    switch block {
    case "konnect_api_request": common.union(["region"])
    case "control_plane_request", "http_request": common
    case "validation:request-check", "validation:rate-limit-check", "validation:unauthorized-check",
      "validation:traffic-generator":
      common.union(validation)
    case "validation:custom-command":
      ["command", "expected", "render_output", "section", "indent", "sleep", "skip", "konnect_url", "on_prem_url"]
    case "validation:vault-secret": ["secret", "value", "command", "section", "indent", "sleep"]
    case "entity_examples":
      ["entities", "variables", "formats", "deck_flags", "append_to_existing_section", "indent", "section"]
    default: nil
    }
  }

  /// Reports the keys of blocks that nothing reads: an error where one that is known was meant.
  public func check(_ runbook: Runbook) -> [Diagnostic] {
    runbook.blocks.flatMap { block -> [Diagnostic] in
      guard let known = Self.known(by: block.block), let keys = block.values.object?.map(\.key) else { return [] }
      let isRequest = known.contains("url") || block.block == "validation:custom-command"
      return Self.strangers(among: keys, known: known, at: [], in: block)
        + (isRequest ? Self.members.flatMap { Self.strangers(in: block, below: $0, known: $1) } : [])
    }
  }

  /// The unknown keys of the entries of a list, or of a mapping, at `key`.
  private static func strangers(in block: BlockKeys, below key: String, known: Set<String>) -> [Diagnostic] {
    guard let value = block.values[key] else { return [] }
    if let members = value.object {
      return strangers(among: members.map(\.key), known: known, at: [key], in: block)
    }
    return (value.array ?? []).enumerated().flatMap { index, entry in
      strangers(among: entry.object?.map(\.key) ?? [], known: known, at: [key, String(index)], in: block)
    }
  }

  private static func strangers(
    among keys: [String], known: Set<String>, at tokens: [String], in block: BlockKeys
  ) -> [Diagnostic] {
    let free = known.subtracting(keys).sorted()
    return keys.filter { !known.contains($0) }.map { key in
      let range = block.keyPlaces[JSONPointer(tokens + [key])] ?? block.origin
      // A letter or two apart; of short names one, or two that changed places.
      let meant = NearestName.of(key, among: free).flatMap { name in
        NearestName.distance(name, key) <= (name.count > 3 || name.sorted() == key.sorted() ? 2 : 1) ? name : nil
      }
      let place = tokens.first.map { "`\($0)` of a" } ?? "a"
      return Diagnostic(
        meant == nil ? .warning : .error, rule: Self.id, "\(place) `\(block.block)` block knows no key `\(key)`",
        at: range,
        fix: meant.map { .init("write `\($0)`", replacement: range.text == key ? $0 : nil) }
          ?? .init("remove it, or write one of \(free.joined(separator: ", "))"),
        subject: block.step)
    }
  }
}

import JSON
import OpenAPI
public import RunbookModel
public import SourceText

/// `unused-variable`: the page sets a variable that nothing in it mentions again.
public struct UnusedVariable: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "unused-variable",
    what: "The page sets a variable, and nothing in the page mentions it again.",
    why: """
      Either a step that needs it uses another name, or a reader does something in vain. Programs read some variables \
      by themselves, so this is a note.
      """,
    example: """
      ```sh
      export PORTAL_NAME=my-portal
      ```
      """,
    mending: "Use it where it belongs, or remove the step that sets it.")

  /// The rule.
  public init() {}

  /// Reports variables of the page itself whose name stands nowhere but where they are set.
  public func check(_ runbook: Runbook) -> [Diagnostic] {
    let names = runbook.graph.variables.lazy.filter { $0.uses.isEmpty && !$0.sources.isEmpty }.map(\.name)
      .filter { name in !Self.readByPrograms.contains(where: name.hasPrefix) }
    guard !names.isEmpty else { return [] }
    let files = Set((runbook.steps + runbook.otherSteps).map(\.origin.file))
    let mentions = files.reduce(into: WordCounts()) { $0.add($1.text) }
    let definitions = runbook.definitions
    return names.flatMap { name -> [Diagnostic] in
      let places = definitions[name] ?? []
      let bare = name.hasPrefix("DECK_") ? String(name.dropFirst("DECK_".count)) : name
      // Of a script the place is the name alone.
      guard let first = places.first, first.range.includes.isEmpty, mentions[bare] <= places.count * 2 else {
        return []
      }
      let set = places.reduce(into: WordCounts()) { $0.add($1.range.text) }
      guard mentions[bare] <= max(set[bare], places.count) else { return [] }
      return [
        Diagnostic(
          .note, rule: Self.id, "$\(name) is set here, and the page does not mention it again",
          at: first.range.part(name) ?? first.range, fix: .init("use it where it belongs, or remove what sets it"),
          subject: first.step)
      ]
    }
  }

  /// How names begin that well-known programs read from their environment.
  private static let readByPrograms = [
    "AWS_", "AZURE_", "CLAUDE_", "GOOGLE_", "HELM_", "KONG_", "KUMA_", "OTEL_", "TF_VAR_", "VAULT_",
  ]
}

/// How often each name stands in texts, whole; one with `DECK_` before it counts as that without, too.
private struct WordCounts {
  private var counts: [Substring: Int] = [:]

  mutating func add(_ text: some StringProtocol) {
    for word in Substring(text).split(whereSeparator: { !$0.isNamePart }) {
      counts[word, default: 0] += 1
      if word.hasPrefix("DECK_") { counts[word.dropFirst("DECK_".count), default: 0] += 1 }
    }
  }

  subscript(name: String) -> Int { counts[name[...]] ?? 0 }
}

extension Character {
  fileprivate var isNamePart: Bool { isLetter || isNumber || self == "_" }
}

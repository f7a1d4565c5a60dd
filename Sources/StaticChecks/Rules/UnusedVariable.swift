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
    return names.flatMap { name -> [Diagnostic] in
      let places = runbook.definitions(of: name)
      let bare = name.hasPrefix("DECK_") ? String(name.dropFirst("DECK_".count)) : name
      let mentions = files.reduce(0) { $0 + $1.text.mentions(of: bare) }
      // Of a script the place is the name alone.
      guard let first = places.first, first.range.includes.isEmpty, mentions <= places.count * 2 else { return [] }
      let definitions = places.reduce(0) { $0 + String($1.range.text).mentions(of: bare) }
      guard mentions <= max(definitions, places.count) else { return [] }
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

extension String {
  /// How often `name` stands in the text and is no part of a longer name, a `DECK_` before it aside.
  fileprivate func mentions(of name: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: name) {
      let before = self[..<range.lowerBound]
      let isStart = before.last.map { !$0.isNamePart } ?? true
      let isEnd = rest[range.upperBound...].first.map { !$0.isNamePart } ?? true
      if isEnd, isStart || before.hasSuffix("DECK_") { count += 1 }
      rest = rest[range.upperBound...]
    }
    return count
  }
}

extension Character {
  fileprivate var isNamePart: Bool { isLetter || isNumber || self == "_" }
}

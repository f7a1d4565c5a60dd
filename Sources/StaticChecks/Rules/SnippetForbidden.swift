import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `snippet-forbidden`: the page shows a piece of a response that the specification rules out.
public struct SnippetForbidden: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "snippet-forbidden",
    what: "A piece of a response that the page shows cannot be in a response that fits the specification.",
    why: "A reader compares it with the answer, and no answer of the API can look like it.",
    example: """
      In the response, you should see:

      ```json
      "clutser_type": "CLUSTER_TYPE_CONTROL_PLANE"
      ```
      """,
    mending: "Copy the piece from an answer. Example identifiers, times and `…` may stay.")

  /// The rule.
  public init() {}

  /// Reports fragments that no part of the response's schema can hold.
  ///
  /// Where the schema leaves a part open, only one with a misspelled name is.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard let response = use.response, let schema = response.content.json?.schema else { return [] }
    return use.request.expectation.snippets.compactMap { snippet in
      guard case .fragment(let fragment) = snippet.content else { return nil }
      let misspelled = schema.misspelledMember(of: fragment, isStandIn: StandIn.isOne)
      guard misspelled != nil || !schema.canContain(fragment, isStandIn: StandIn.isOne) else { return nil }
      return Diagnostic(
        .warning, rule: Self.id,
        misspelled.map { "the response of \(use.operationName) has no `\($0.name)`" }
          ?? "no response of \(use.operationName) that fits its schema holds this",
        at: snippet.range, notes: [.init("the request stands here", at: use.step.origin)],
        fix: .init(
          misspelled.map { "write `\($0.nearest)` for `\($0.name)`" }
            ?? "compare its fields and values with the response's schema"))
    }
  }
}

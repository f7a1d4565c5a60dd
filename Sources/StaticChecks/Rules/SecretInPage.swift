public import RunbookModel
public import SourceText

/// `secret-in-page`: the page holds what looks like a real credential.
public struct SecretInPage: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "secret-in-page",
    what: "The page spells out what has the form of a real credential.",
    why: "A page is public. A credential that works is everybody's from then on; one that does not only misleads.",
    example: """
      headers:
        - 'Authorization: Bearer kpat_…'
      """,
    mending: "Revoke it, and write a variable that a reader exports, such as `$KONNECT_TOKEN`.")

  /// The rule.
  public init() {}

  /// Reports credentials wherever they stand in the page and its includes: blocks, scripts, prose, front matter.
  public func check(_ runbook: Runbook) -> [Diagnostic] {
    runbook.files.flatMap { whole in
      SecretForm.all(in: whole.file.text).map { secret in
        Diagnostic(
          secret.isCertain ? .warning : .note, rule: Self.id, "this looks like \(secret.kind)",
          at: whole.file.range(secret.range, includes: whole.includes),
          fix: .init("revoke it if it is real, and write a variable that a reader exports"))
      }
    }
  }
}

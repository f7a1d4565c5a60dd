public import RunbookModel
public import SourceText

/// One thing that a page can be held to without sending anything.
public protocol CheckRule: Sendable {
  /// What the rule is about; its id is the one that its diagnostics carry.
  static var explanation: RuleExplanation { get }

  /// What is wrong with a request of the page by this rule.
  func check(_ use: OperationUse) -> [Diagnostic]

  /// What is wrong with the page as a whole by this rule.
  func check(_ runbook: Runbook) -> [Diagnostic]
}

extension CheckRule {
  /// The rule's id, in kebab case.
  public static var id: String { explanation.id }

  /// Nothing, for rules about pages.
  public func check(_ use: OperationUse) -> [Diagnostic] { [] }

  /// Nothing, for rules about requests.
  public func check(_ runbook: Runbook) -> [Diagnostic] { [] }
}

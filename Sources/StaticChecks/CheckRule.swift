public import SourceText

/// One thing that a page can be held to without sending anything.
public protocol CheckRule: Sendable {
  /// The rule's id, in kebab case, which its diagnostics carry.
  static var id: String { get }

  /// What is wrong with a request of the page by this rule.
  func check(_ use: OperationUse) -> [Diagnostic]
}

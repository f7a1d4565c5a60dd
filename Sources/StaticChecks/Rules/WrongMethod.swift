import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `wrong-method`: the path exists, but not with the request's method.
public struct WrongMethod: CheckRule {
  /// The rule's id.
  public static let id = "wrong-method"

  /// The rule.
  public init() {}

  /// Reports a request whose method its path does not have.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard case .methodNotAllowed(let methods) = use.lookup else { return [] }
    let list = methods.joined(separator: ", ")
    return [
      Diagnostic(
        .error, rule: Self.id, "\(use.request.path) has no \(use.request.method)",
        at: use.request.range(of: JSONPointer(["method"])), fix: .init("write one of \(list)"))
    ]
  }
}

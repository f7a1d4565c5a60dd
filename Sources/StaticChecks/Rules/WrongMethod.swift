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
    // Where the block names no method, the URL is what a reader sees.
    let place = use.request.places[JSONPointer(["method"])] ?? use.request.range(of: JSONPointer(["url"]))
    return [
      Diagnostic(
        .error, rule: Self.id, "\(use.request.path) has no \(use.request.method)", at: place,
        fix: .init("write one of \(list)"))
    ]
  }
}

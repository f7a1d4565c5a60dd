import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `no-such-operation`: the specification has nothing at the request's path.
public struct NoSuchOperation: CheckRule {
  /// The rule's id.
  public static let id = "no-such-operation"

  /// The rule.
  public init() {}

  /// Reports a request whose path no operation has: an error where the specification is complete, else a note.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard case .notFound(let nearest) = use.lookup else { return [] }
    let range = use.request.range(of: JSONPointer(["url"]))
    guard use.isSpecificationComplete else {
      return [
        Diagnostic(
          .note, rule: Self.id, "none of the built-in specifications covers \(use.request.path)", at: range,
          fix: .init("name the API's OpenAPI files with --specs"))
      ]
    }
    let notes = nearest.prefix(1).map { Diagnostic.Note("the nearest is \($0.operation.method) \($0.fullPath)") }
    return [
      Diagnostic(
        .error, rule: Self.id, "Konnect has no operation at \(use.request.path)", at: range, notes: Array(notes),
        fix: .init("compare the path with the API's specification"))
    ]
  }
}

import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `no-such-operation`: the specification has nothing at the request's path.
public struct NoSuchOperation: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "no-such-operation",
    what: "The specification has no operation at the path of a request.",
    why: """
      The request answers 404, so a reader gets no further. The diagnostic names the operation whose path is most alike.
      """,
    example: """
      {% konnect_api_request %}
      url: /v2/control-plans
      {% endkonnect_api_request %}
      """,
    mending: """
      Compare the path with the API's specification: its version, its plural, a segment that was renamed. Where the program\
       checks by its built-in specifications this is a note only; name the API's files with `--specs`.
      """)

  /// The rule.
  public init() {}

  /// Reports a request whose path no operation has: an error where the specification is complete, else a note.
  ///
  /// A slash too many at the end is a warning: the specification has no such path, yet a server may pass over it.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    if use.hasFurtherSlash { return [furtherSlash(use)] }
    guard case .notFound(let nearest) = use.lookup else { return [] }
    let range = use.request.range(of: JSONPointer(["url"]))
    guard use.isSpecificationComplete else {
      return [
        Diagnostic(
          .note, rule: Self.id, "none of the built-in specifications covers \(use.request.path)", at: range,
          fix: .init("name the API's OpenAPI files with --specs"))
      ]
    }
    // Where a variable leads is the page's word only: a script sets it, and the page shows what it prints.
    let isByVariable = use.request.url.hasPrefix("$")
    let notes = nearest.prefix(1).map { Diagnostic.Note("the nearest is \($0.operation.method) \($0.fullPath)") }
    return [
      Diagnostic(
        isByVariable ? .warning : .error, rule: Self.id, "Konnect has no operation at \(use.request.path)", at: range,
        notes: Array(notes),
        fix: .init("compare the path with the API's specification"))
    ]
  }

  private func furtherSlash(_ use: OperationUse) -> Diagnostic {
    let range = use.place(["url"])
    let isPlain = range?.text.hasSuffix("/") == true
    return Diagnostic(
      .warning, rule: Self.id,
      "Konnect's path is \(use.match?.fullPath ?? use.request.path), without a slash at the end",
      at: range,
      fix: .init("remove the slash", replacement: isPlain ? range.map { String($0.text.dropLast()) } : nil))
  }
}

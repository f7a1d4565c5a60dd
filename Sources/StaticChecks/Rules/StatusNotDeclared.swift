import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `status-not-declared`: a request expects a status that its operation never answers.
public struct StatusNotDeclared: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "status-not-declared",
    what: "A request expects a status that the specification does not declare for its operation.",
    why: """
      The expectation can never hold, or the page relies on what the API does not promise. It is an error for a status \
      of success, of which specifications list all; other statuses are often left out of them, so those are notes.
      """,
    example: """
      {% konnect_api_request %}
      url: /v2/control-planes
      method: POST
      status_code: 200
      {% endkonnect_api_request %}
      """,
    mending: "Write a status that the diagnostic lists. `--fix` does so where there is one status of success.")

  /// The rule.
  public init() {}

  /// Reports the status that the block itself gives, where the operation lacks it.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard let operation = use.operation, let status = use.request.expectation.status,
      let place = use.request.places[JSONPointer(["status_code"])], operation.response(for: status) == nil
    else { return [] }
    let declared = operation.responses.compactMap(\.status.code).sorted()
    guard !declared.isEmpty else { return [] }
    let successes = declared.filter { (200..<300).contains($0) }
    let isSuccess = (200..<300).contains(status)
    let list = (isSuccess && !successes.isEmpty ? successes : declared).map(String.init).joined(separator: ", ")
    return [
      Diagnostic(
        isSuccess && !successes.isEmpty ? .error : .note, rule: Self.id,
        "\(use.operationName) does not answer \(status)", at: place,
        fix: .init(
          "write \(list)",
          replacement: isSuccess && successes.count == 1 && place.text == "\(status)" ? "\(successes[0])" : nil))
    ]
  }
}

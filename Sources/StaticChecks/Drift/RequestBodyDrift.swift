import JSON
import OpenAPI
import RunbookModel
import SourceText

/// Changes of what an operation takes → what they mean for a step's body.
///
/// The schemas say what changed; whether this very body suffers from it is seen by checking it against both.
struct RequestBodyDrift {
  let use: DocumentedUse

  /// What the step's author has to know.
  var findings: [Diagnostic] {
    guard let body = use.request.body else { return missingBody }
    if use.comparison.refuses(use.mediaType) { return [refused] }
    guard let value = Self.value(of: body), let comparison = use.comparison.request(use.mediaType) else { return [] }
    return FieldFindings(use: use, body: value, isText: body.json == nil, comparison: comparison).findings
  }

  /// The fields of a body, where it has some.
  private static func value(of body: RequestBody) -> JSONValue? {
    switch body {
    case .json(let value): value
    case .form: body.value
    case .text, .output, .file: nil
    }
  }

  private var bodyRange: SourceRange? { use.request.range(of: JSONPointer(["body"])) }

  private var missingBody: [Diagnostic] {
    guard use.comparison.requiresBody, let content = use.new.operation.requestBody?.content.first else { return [] }
    return [
      use.finding(
        .error, .bodyChanged, "\(use.name) needs a body now", at: bodyRange, fix: "send one as \(content.mediaType)")
    ]
  }

  private var refused: Diagnostic {
    let types = use.new.operation.requestBody?.content.map(\.mediaType) ?? []
    return types.isEmpty
      ? use.finding(.error, .bodyChanged, "\(use.name) takes no body any more", at: bodyRange, fix: "take the body out")
      : use.finding(
        .error, .bodyChanged, "\(use.name) no longer takes \(use.mediaType)", at: bodyRange,
        fix: "send \(types.joined(separator: " or "))")
  }
}

import JSON
import RunbookModel
import SourceText

extension Runbook {
  /// Where the page's own exports, captures and scripts set `name`.
  func definitions(of name: String) -> [(step: Step.ID, range: SourceRange)] {
    steps.flatMap { step -> [(step: Step.ID, range: SourceRange)] in
      switch step.action {
      case .export(let assignments): assignments.filter { $0.variable == name }.map { (step.id, $0.range) }
      case .request(let request):
        request.captures.filter { $0.variable == name }.compactMap { capture in
          capture.range.map { (step.id, $0) }
        } + Self.extractions(of: name, in: request).map { (step.id, $0) }
      case .shell(let block): block.disposition == .execute && block.sets.contains(name) ? [(step.id, step.origin)] : []
      default: []
      }
    }
  }

  private static func extractions(of name: String, in request: RequestTemplate) -> [SourceRange] {
    (request.extractBody?.array ?? []).indices.compactMap { index in
      let pointer = JSONPointer(["extract_body", String(index), "variable"])
      return request.extractBody?[index]?["variable"]?.string == name ? request.places[pointer] : nil
    }
  }
}

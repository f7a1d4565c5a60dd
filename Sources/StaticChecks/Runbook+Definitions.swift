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
      case .shell(let block) where block.disposition == .execute && block.sets.contains(name):
        Self.assignments(of: name, in: step.origin).map { (step.id, $0) }
      default: []
      }
    }
  }

  /// Where a script has `NAME=`; what a loop or a command sets is found by the eye alone.
  private static func assignments(of name: String, in script: SourceRange) -> [SourceRange] {
    let text = Array(script.text.utf8)
    let wanted = Array("\(name)=".utf8)
    let base = script.file.offset(of: script.start)
    let separators = Set(" \t\n;(&|".utf8)
    return text.indices.filter { index in
      text[index...].starts(with: wanted) && (index == 0 || separators.contains(text[index - 1]))
    }.map { script.file.range(base + $0..<base + $0 + name.utf8.count, includes: script.includes) }
  }

  private static func extractions(of name: String, in request: RequestTemplate) -> [SourceRange] {
    (request.extractBody?.array ?? []).indices.compactMap { index in
      let pointer = JSONPointer(["extract_body", String(index), "variable"])
      return request.extractBody?[index]?["variable"]?.string == name ? request.places[pointer] : nil
    }
  }
}

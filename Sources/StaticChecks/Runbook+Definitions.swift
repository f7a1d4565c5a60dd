import JSON
import RunbookModel
import SourceText

/// Where a page sets a variable.
struct VariableDefinition {
  /// The step that sets it.
  var step: Step.ID
  /// The assignment; of a script its name alone.
  var range: SourceRange
}

extension Runbook {
  /// Where the page's own exports, captures and scripts set each variable, by name, in the order of the page.
  var definitions: [String: [VariableDefinition]] {
    var definitions: [String: [VariableDefinition]] = [:]
    for step in steps {
      for (name, range) in Self.definitions(in: step) {
        definitions[name, default: []].append(VariableDefinition(step: step.id, range: range))
      }
    }
    return definitions
  }

  private static func definitions(in step: Step) -> [(name: String, range: SourceRange)] {
    switch step.action {
    case .export(let assignments): assignments.map { ($0.variable, $0.range) }
    case .request(let request):
      request.captures.compactMap { capture in capture.range.map { (capture.variable, $0) } } + extractions(in: request)
    case .shell(let block) where block.disposition == .execute: assignments(of: Set(block.sets), in: step.origin)
    default: []
    }
  }

  /// Where a script has `NAME=`; what a loop or a command sets is found by the eye alone.
  private static func assignments(of names: Set<String>, in script: SourceRange) -> [(name: String, range: SourceRange)]
  {
    guard !names.isEmpty else { return [] }
    let text = Array(script.text.utf8)
    let base = script.file.offset(of: script.start)
    return text.indices.lazy.filter { text[$0] == UInt8(ascii: "=") }.compactMap { end in
      let start = text[..<end].lastIndex { separators.contains($0) || $0 == UInt8(ascii: "=") }.map { $0 + 1 } ?? 0
      let name = String(decoding: text[start..<end], as: UTF8.self)
      guard names.contains(name), start == 0 || separators.contains(text[start - 1]) else { return nil }
      return (name, script.file.range(base + start..<base + end, includes: script.includes))
    }
  }

  private static let separators = Set(" \t\n;(&|".utf8)

  private static func extractions(in request: RequestTemplate) -> [(name: String, range: SourceRange)] {
    (request.extractBody?.array ?? []).enumerated().compactMap { index, entry in
      guard let name = entry["variable"]?.string,
        let range = request.places[JSONPointer(["extract_body", String(index), "variable"])]
      else { return nil }
      return (name, range)
    }
  }
}

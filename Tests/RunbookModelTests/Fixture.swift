import JSON
import RunbookModel
import SourceText

/// A page whose lines are steps, for graphs: `NAME=value`, `capture NAME: /url`, `sh: text`, or a request's URL.
struct Page {
  let file: SourceFile
  let steps: [Step]

  init(_ text: String) {
    let file = SourceFile(path: "p.md", text: text)
    self.file = file
    steps = text.split(separator: "\n").enumerated().map { index, line in
      let range = file.lineRange(index + 1)
      return Step(
        id: "s/\(index + 1)", title: "", section: ["P", "S"], zone: .body, origin: range,
        action: Self.action(String(line), at: range), rule: "test")
    }
  }

  private static func action(_ line: String, at range: SourceRange) -> StepAction {
    if line.hasPrefix("sh: ") {
      var block = CommandBlock(language: "sh", text: String(line.dropFirst(4)))
      block.sets = block.text.split(separator: " ").filter { $0.contains("=") }.map { String($0.prefix { $0 != "=" }) }
      block.needs = VariableReference.all(in: block.text).map(\.name).filter { !block.sets.contains($0) }
      return .shell(block)
    }
    if line.hasPrefix("/") { return .request(request(line, at: range)) }
    if line.hasPrefix("capture "), let colon = line.firstIndex(of: ":") {
      var request = request(String(line[line.index(colon, offsetBy: 2)...]), at: range)
      request.captures = [Capture(variable: String(line[..<colon].dropFirst(8)), jq: ".id")]
      return .request(request)
    }
    let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
    let value: Assignment.Value =
      switch parts[1] {
      case "?": .placeholder("?")
      case let text where text.hasPrefix("@"): .response(step: String(text.dropFirst()))
      default: .literal(parts[1])
      }
    return .export([Assignment(variable: parts[0], value: value, range: range)])
  }

  private static func request(_ path: String, at range: SourceRange) -> RequestTemplate {
    var request = RequestTemplate(block: "http_request", method: "GET", url: path, path: path)
    request.places = [.root: range]
    return request
  }
}

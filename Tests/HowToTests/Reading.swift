import Foundation
import JSON
import RunbookModel
import SourceText

@testable import HowTo

/// What a careful reader does with a page, written down by hand: a line a step.
///
/// `LINE KIND DETAILS`, the line being that of the page or, with its path, of an include. Prerequisites that the site's
/// layout adds by itself are left out. What stands after ` #` is the reader's remark.
struct Reading {
  /// The page's path in the site.
  let page: String
  /// The steps.
  let steps: [String]

  /// All readings, by file name.
  static func all() throws -> [Reading] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Readings")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.map { file in
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      let facts = lines.map { line in line.firstRange(of: "  #").map { line[..<$0.lowerBound] } ?? line }
      return Reading(
        page: String(facts[0].dropFirst("page ".count)), steps: facts.dropFirst().map { String($0.trimmingSpace) })
    }
  }

  /// The steps of `book`, which was read from `file`, in the same form.
  ///
  /// - Parameter root: What precedes paths of the site in the book's files.
  static func steps(of book: Runbook, in file: SourceFile, root: String) -> [String] {
    let lines = Dictionary(
      book.steps.map { ($0.id, line(of: $0, in: book, root: root)) }, uniquingKeysWith: { first, _ in first })
    return book.steps.filter { !isOfLayout($0, in: file) && !$0.isDisplayed }.map { step in
      "\(lines[step.id] ?? "?") \(step.action.kind) \(details(of: step.action, lines))".trimming(\.isWhitespace)
    }
  }

  /// Whether the step comes from a prerequisite that no line of the page names.
  private static func isOfLayout(_ step: Step, in file: SourceFile) -> Bool {
    if case .shell(let block) = step.action, step.zone == .cleanup, step.origin.includes.isEmpty,
      let first = block.text.split(separator: "\n").first
    {
      return !step.origin.text.contains(first)
    }
    guard step.zone != .body, let include = step.origin.includes.first else { return false }
    return file.lineText(include.line)?.contains("include") != true
  }

  private static func line(of step: Step, in book: Runbook, root: String) -> String {
    let file = step.origin.file.path
    guard file != book.page else { return "\(step.origin.start.line)" }
    return "\(file.dropFirst(root.count + "app/_includes/".count)):\(step.origin.start.line)"
  }

  private static func details(of action: StepAction, _ lines: [Step.ID: String]) -> String {
    switch action {
    case .request(let request): self.request(request)
    case .export(let assignments):
      assignments.map { assignment in
        let how =
          switch assignment.value {
          case .literal: "literal"
          case .response: "response"
          case .placeholder: "screen"
          case .shell: "shell"
          case .query: "response"
          }
        return "\(assignment.variable)=\(how)"
      }.joined(separator: ",")
    case .shell(let block): firstWord(of: block)
    case .entities(let block):
      block.settings["entities"]?.object?.keys.joined(separator: ",") ?? block.settings["kind"]?.string
        ?? Self.kinds[block.language] ?? kinds(of: block)
    case .manual(let procedure): "\(procedure.actions.count)"
    case .wait(let wait): wait.state.lowercased()
    case .repeat(let repetition): repetition.steps.map { lines[$0] ?? "?" }.joined(separator: ",")
    }
  }

  private static func request(_ request: RequestTemplate) -> String {
    let captures = request.captures.map(\.variable)
    let extracts = request.extractBody?.array?.compactMap { $0["variable"]?.string } ?? []
    let names = captures.isEmpty ? extracts : captures
    let parts = [
      request.method, request.block == "curl" ? request.url : request.path,
      request.expectation.status.map { "status=\($0)" },
      names.isEmpty ? nil : "captures=\(names.joined(separator: ","))",
      request.polling.map { "polled=\($0.state)" },
      request.expectation.snippets.isEmpty ? nil : "snippets=\(request.expectation.snippets.count)",
      request.rounds.map { "times=\($0.count)" },
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }

  private static func firstWord(of block: CommandBlock) -> String {
    if block.language.hasPrefix("validation:") { return String(block.language.dropFirst("validation:".count)) }
    let lines = block.text.split(separator: "\n").map(\.trimmingSpace).filter { !$0.isEmpty && !$0.hasPrefix("#") }
    let words = lines.flatMap { $0.split(separator: " ").map(String.init) }.filter { $0 != "\\" }
    return words.first { !$0.contains("=") } ?? words.first ?? ""
  }

  /// The kinds of resources that tags without a key of that name make.
  private static let kinds = ["httproute": "HTTPRoute"]

  /// The top-level keys of a decK file that a block holds.
  private static func kinds(of block: CommandBlock) -> String {
    let lines = block.text.split(separator: "\n").filter { $0.first?.isLetter == true && $0.hasSuffix(":") }
    return lines.map { String($0.dropLast()) }.joined(separator: ",")
  }
}

extension Step {
  /// Whether it is a file to look at or keep.
  fileprivate var isDisplayed: Bool {
    guard case .entities(let block) = action, case .display = block.disposition else { return false }
    return true
  }
}

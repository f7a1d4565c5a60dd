import Foundation
import Testing

/// What the documentation shows is what the program prints.
@Suite struct DocumentationTests {
  /// A command of a `console` block, and the output shown below it.
  struct Example: Sendable, CustomTestStringConvertible {
    let document: String
    let arguments: [String]
    let output: [String]
    var testDescription: String { "\(document): \(arguments.joined(separator: " "))" }
  }

  /// Every `$ runbook …` in the `console` blocks of README and docs.
  static let examples: [Example] = {
    let root = RunbookProcess.root
    let docs = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "docs").path)) ?? []
    let documents = ["README.md"] + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
    return documents.flatMap { document -> [Example] in
      let text = (try? String(contentsOf: root.appending(path: document), encoding: .utf8)) ?? ""
      var examples: [Example] = []
      var isConsole = false
      for line in text.components(separatedBy: "\n") {
        if line.hasPrefix("```") {
          isConsole = line == "```console"
        } else if isConsole, line.hasPrefix("$ runbook ") {
          let arguments = line.dropFirst("$ runbook ".count).split(separator: " ").map(String.init)
          examples.append(Example(document: document, arguments: arguments, output: []))
        } else if isConsole, let last = examples.last {
          examples[examples.count - 1] = Example(
            document: document, arguments: last.arguments, output: last.output + [line])
        }
      }
      return examples
    }
  }()

  @Test func thereAreExamples() {
    #expect(Self.examples.contains { $0.document == "README.md" })
  }

  @Test(arguments: examples) func outputIsAsShown(_ example: Example) async throws {
    let (process, output, _) = try RunbookProcess.start(example.arguments)
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(Self.timeless(text.components(separatedBy: "\n")) == Self.timeless(example.output))
  }

  /// The lines without the wall time of a summary, and without blank lines at the end.
  private static func timeless(_ lines: [String]) -> [String] {
    var lines = lines.map {
      $0.replacingOccurrences(of: " · [0-9.]+m?s$", with: " · TIME", options: .regularExpression)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  @Test func linksLeadSomewhere() throws {
    let root = RunbookProcess.root
    for document in Set(Self.examples.map(\.document) + ["README.md", "docs/architecture.md", "CHANGELOG.md"]) {
      let text = try String(contentsOf: root.appending(path: document), encoding: .utf8)
      let folder = root.appending(path: document).deletingLastPathComponent()
      let link = try Regex("\\]\\(([^)#]+)\\)", as: (Substring, Substring).self)
      for match in text.matches(of: link) where !match.1.contains("://") {
        let target = folder.appending(path: String(match.1)).standardizedFileURL.path
        #expect(FileManager.default.fileExists(atPath: target), "\(document): \(match.1)")
      }
    }
  }
}

import Foundation
import HowTo
import RunbookModel
import SourceText
import TestSupport

/// The runbook of a page outside any site.
func read(_ page: MarkedText, path: String = "page.md", deployment: Runbook.Deployment = .konnect) -> Runbook {
  PageReader(deployment: deployment).read(SourceFile(path: path, text: page.text))
}

/// A block of YAML lines in a tag.
func tag(_ name: String, _ lines: String...) -> String {
  "{% \(name) %}\n" + lines.map { $0 + "\n" }.joined() + "{% end\(name.split(separator: " ")[0]) %}\n"
}

extension Runbook {
  /// The steps as `id kind line`.
  var outline: [String] { steps.map { "\($0.id) \($0.action.kind) \($0.origin.start.line)" } }

  /// The diagnostics as `severity rule`.
  var faults: [String] { diagnostics.map { "\($0.severity) \($0.rule)" } }

  /// The requests, in order.
  var requests: [RequestTemplate] { steps.compactMap(\.request) }

  /// The assignments, in order.
  var assignments: [Assignment] {
    steps.flatMap { step -> [Assignment] in
      if case .export(let assignments) = step.action { assignments } else { [] }
    }
  }
}

extension Step {
  /// The request of a request step.
  var request: RequestTemplate? { if case .request(let request) = action { request } else { nil } }

  /// The texts of a manual step's actions.
  var actions: [String] { if case .manual(let procedure) = action { procedure.actions.map(\.text) } else { [] } }
}

/// A folder of files that is deleted when the last reference to it goes.
final class TemporaryFolder {
  let url: URL

  /// Writes `files`, by path.
  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "runbook-\(UUID().uuidString)")
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (path, text) in files { try write(text, to: path) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}

import Foundation
import HowTo
import OpenAPI
import SourceText
import StaticChecks
import TestSupport

/// Checks page texts against the program's own OpenAPI files.
enum CheckFixture {
  /// The operations of the built-in specifications, read from the source tree.
  static let index: OperationIndex = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    folder.append(path: "Sources/KonnectMock/Specifications")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
    let documents = names.compactMap { name -> Document? in
      guard name.hasSuffix(".yaml"), let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
      return Document.load(SourceFile(path: name, bytes: [UInt8](data))).document
    }
    return OperationIndex(documents)
  }()

  /// What `rules` find in the body of a page.
  static func check(
    _ body: MarkedText, isComplete: Bool = true, rules: [any CheckRule] = PageChecker.essentialRules
  ) -> [Diagnostic] {
    let runbook = PageReader().read(SourceFile(path: "p.md", text: body.text))
    return PageChecker(index: index, isComplete: isComplete, rules: rules).check(runbook)
  }

  /// A page with one request of these keys.
  static func page(_ keys: String) -> MarkedText {
    MarkedText("{% konnect_api_request %}\n\(keys)\n{% endkonnect_api_request %}\n")
  }
}

extension MarkedText {
  /// Whether `range` goes from the first to the second marker.
  func isMarked(_ range: SourceRange?) -> Bool { range?.start == positions[1] && range?.end == positions[2] }
}

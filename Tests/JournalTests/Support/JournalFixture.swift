import Foundation
import Journal
import RunbookModel
import SourceText

/// A folder for one test, deleted afterwards, with a journal in it.
final class JournalFixture {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var place: JournalPlace { JournalPlace(folder: folder.appending(path: JournalPlace.folderName).path) }

  func open() throws -> Journal { try Journal(at: place) }

  /// A run that begins.
  static func run(_ id: String = "20261125-231504-7f3a", page: String = "a.md", began: Double = 1000) -> RunRecord {
    RunRecord(
      id: RunID(text: id), page: page, pageKey: page, folder: "/work", title: "A", plan: "0",
      target: "Konnect", isMock: false, began: began)
  }

  /// A request step.
  static func step(_ id: String = "a/1", method: String = "POST", url: String = "https://us.api.konghq.com/v2/things")
    -> Step
  {
    let file = SourceFile(path: "a.md", text: "# A\n")
    return Step(
      id: id, title: "Create it", section: ["A"], zone: .body, origin: file.range(0..<1),
      action: .request(RequestTemplate(block: "konnect_api_request", method: method, url: url, path: "/v2/things")),
      rule: "request-block")
  }
}

import Foundation
import Journal
import RunbookModel
import SourceText
import Testing

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

  /// Whether there is a program that makes files as the journal never would.
  static let hasSQLite = FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3")

  /// Carries out SQL on the journal's file.
  func sqlite(_ statements: String) throws {
    try FileManager.default.createDirectory(atPath: place.folder, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["sqlite3", place.file, statements]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

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

import Foundation
import Journal
import Testing

/// Files that are no journal of this version, and places that cannot be written.
@Suite struct JournalFileTests {
  private func write(_ bytes: Data, to fixture: JournalFixture) throws {
    try FileManager.default.createDirectory(atPath: fixture.place.folder, withIntermediateDirectories: true)
    try bytes.write(to: URL(filePath: fixture.place.file))
  }

  private func expectRefusal(
    _ fixture: JournalFixture, _ isExpected: (JournalError) -> Bool, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try Data(contentsOf: URL(filePath: fixture.place.file))
    do {
      _ = try fixture.open()
      Issue.record("it was opened", sourceLocation: sourceLocation)
    } catch let error as JournalError {
      #expect(isExpected(error), "\(error)", sourceLocation: sourceLocation)
      #expect(error.description.hasPrefix(fixture.place.file), sourceLocation: sourceLocation)
    }
    #expect(try Data(contentsOf: URL(filePath: fixture.place.file)) == before, sourceLocation: sourceLocation)
  }

  @Test func aFileOfSomethingElseIsNamedAndLeft() throws {
    let fixture = try JournalFixture()
    try write(Data("this is a note, and long enough to be looked at as one\n".utf8), to: fixture)
    try expectRefusal(fixture) { if case .damaged = $0 { true } else { false } }
  }

  @Test func aTornFileIsNamedAndLeft() async throws {
    let fixture = try JournalFixture()
    do {
      let journal = try fixture.open()
      for salt in 0..<UInt16(200) {
        try await journal.begin(JournalFixture.run(RunID(seconds: 1, salt: salt).description))
      }
    }
    var bytes = try Data(contentsOf: URL(filePath: fixture.place.file))
    // The first page keeps its head and loses its list of tables.
    for index in 100..<4096 { bytes[index] = 0xA5 }
    try bytes.write(to: URL(filePath: fixture.place.file))
    try expectRefusal(fixture) { if case .damaged = $0 { true } else { false } }
  }

  @Test(.enabled(if: JournalFixture.hasSQLite, "there is no sqlite3 to make the file with"))
  func aDatabaseOfAnotherProgramIsNamedAndLeft() throws {
    let fixture = try JournalFixture()
    try fixture.sqlite("CREATE TABLE note (text TEXT)")
    try expectRefusal(fixture) { if case .damaged = $0 { true } else { false } }
  }

  @Test(.enabled(if: JournalFixture.hasSQLite, "there is no sqlite3 to make the file with"))
  func aLaterJournalIsNamedAndLeft() throws {
    let fixture = try JournalFixture()
    _ = try fixture.open()
    try fixture.sqlite("INSERT INTO grdb_migrations VALUES ('99: from the future')")
    try expectRefusal(fixture) { if case .newer = $0 { true } else { false } }
  }

  @Test func anEmptyFileBecomesAJournal() throws {
    let fixture = try JournalFixture()
    try write(Data(), to: fixture)
    #expect(throws: Never.self) { try fixture.open() }
  }

  @Test func aPlaceThatCannotBeMadeIsNamed() throws {
    let fixture = try JournalFixture()
    try Data().write(to: fixture.folder.appending(path: "file"))
    let place = JournalPlace(folder: fixture.folder.appending(path: "file/.runbook").path)
    do {
      _ = try Journal(at: place)
      Issue.record("it was opened")
    } catch {
      #expect(error.description.hasPrefix("\(place.folder): the journal cannot be written: "))
      #expect(error.help.contains("--no-journal"))
    }
  }
}

import Foundation
import Journal
import Testing

@Suite struct JournalPlaceTests {
  @Test func isFoundUpwardAndElseBegunHere() throws {
    let fixture = try JournalFixture()
    let deep = fixture.folder.appending(path: "a/b")
    try FileManager.default.createDirectory(at: deep, withIntermediateDirectories: true)
    #expect(JournalPlace.find(from: deep.path).folder == deep.appending(path: ".runbook").path)
    _ = try fixture.open()
    #expect(JournalPlace.find(from: deep.path) == fixture.place)
  }

  @Test func aFileOfThatNameIsNoPlace() throws {
    let fixture = try JournalFixture()
    let below = fixture.folder.appending(path: "below")
    try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
    try Data().write(to: fixture.folder.appending(path: ".runbook"))
    #expect(JournalPlace.find(from: below.path).folder == below.appending(path: ".runbook").path)
  }

  @Test(arguments: [
    ("pages/a.md", "/work", "pages/a.md"),
    ("a.md", "/work/pages", "pages/a.md"),
    ("./../pages/a.md", "/work/x", "pages/a.md"),
    ("/work/pages/a.md", "/", "pages/a.md"),
    ("../other/a.md", "/work", "/other/a.md"),
    ("<stdin>", "/work", "<stdin>"),
  ])
  func knowsAPageByItsPathFromTheJournal(path: String, current: String, key: String) {
    #expect(JournalPlace(folder: "/work/.runbook").key(ofPage: path, in: current) == key)
  }
}

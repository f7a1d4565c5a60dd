import Foundation
import Reports
import RunbookModel
import Testing

@Suite struct RunDocumentMergeTests {
  private static let pages = ["c.md", "a.md", "b.md"].enumerated().map { index, path in
    RunFixture.page(
      RunFixture.run(path, [RunFixture.result("s/1", line: 1, index == 1 ? .failed : .passed)]), number: index + 1)
  }

  private static func part(_ index: Int, of total: Int, _ pages: [RunDocument.Page]) -> RunDocument.Part {
    let document = RunFixture.document(pages, shard: .init(index: index, total: total), pageCount: 3)
    return RunDocument.Part(name: "\(index).json", document: document)
  }

  @Test func shardsComeToWhatOneRunWouldHaveGiven() throws {
    let parts = [Self.part(2, of: 3, [Self.pages[1]]), Self.part(1, of: 3, [Self.pages[2], Self.pages[0]])]
    let merge = try #require(RunDocument.merged(parts + [Self.part(3, of: 3, [])]))
    let direct = RunFixture.document(Self.pages)
    #expect(merge.document == direct)
    #expect(merge.warnings.isEmpty)
    for format in RunReport.Format.allCases {
      #expect(try RunReport.render(merge.document, as: format) == RunReport.render(direct, as: format))
    }
  }

  @Test func aMissingShardIsTold() throws {
    let merge = try #require(
      RunDocument.merged([Self.part(1, of: 3, [Self.pages[0]]), Self.part(3, of: 3, [Self.pages[2]])]))
    #expect(merge.warnings == ["no result of shard 2/3 was given"])
    #expect(merge.document.missingCount == 1)
    #expect(merge.document.outcome == .unverified)
  }

  @Test func oneShardAloneIsNotTheWhole() throws {
    let merge = try #require(RunDocument.merged([Self.part(1, of: 2, [Self.pages[0]])]))
    #expect(merge.warnings == ["no result of shard 2/2 was given"])
    #expect(merge.document.outcome == .unverified)
  }

  @Test func ofAPageInSeveralTheLastCounts() throws {
    var again = Self.pages[1]
    again.verdict = .passed
    let first = Self.part(1, of: 2, [Self.pages[0], Self.pages[1], Self.pages[2]])
    let second = Self.part(2, of: 2, [again])
    let merge = try #require(RunDocument.merged([first, second]))
    #expect(merge.warnings == ["a.md is in 1.json and in 2.json; the later one counts"])
    #expect(merge.document.pages.map(\.path) == ["c.md", "a.md", "b.md"])
    #expect(merge.document.outcome == .verified)
  }

  @Test func unlikeBatchesStandOneAfterTheOther() throws {
    let one = RunDocument.Part(name: "1", document: RunFixture.document([Self.pages[0]]))
    let other = RunDocument.Part(name: "2", document: RunFixture.document([Self.pages[1], Self.pages[2]]))
    let merge = try #require(RunDocument.merged([other, one]))
    #expect(merge.document.pages.map(\.path) == ["a.md", "b.md", "c.md"])
    #expect(merge.document.missingCount == 0)
  }

  @Test func onePartStaysAsItIs() throws {
    let document = RunFixture.document(Self.pages)
    #expect(RunDocument.merged([.init(name: "1", document: document)])?.document == document)
    #expect(RunDocument.merged([]) == nil)
  }
}

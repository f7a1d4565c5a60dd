import Reports
import RunbookModel
import Testing

@Suite struct RunDocumentVerdictTests {
  private static func page(_ status: StepResult.Status...) -> RunDocument.Page {
    RunFixture.page(
      RunFixture.run(status.enumerated().map { RunFixture.result("s/\($0)", line: 1, $1) }))
  }

  @Test func theWorstPageDecides() {
    #expect(RunFixture.document([Self.page(.passed)]).outcome == .verified)
    #expect(RunFixture.document([Self.page(.passed), Self.page(.failed)]).outcome == .failed)
    #expect(RunFixture.document([Self.page(.passed), Self.page(.errored)]).outcome == .failed)
    #expect(RunFixture.document([Self.page(.passed, .xfailed)]).outcome == .verified)
    #expect(RunFixture.document([Self.page(.passed, .unverified)]).outcome == .verified)
    #expect(RunFixture.document([Self.page(.passed, .unverified)], isStrict: true).outcome == .unverified)
  }

  @Test func nothingRunIsNeverVerified() {
    #expect(RunFixture.document([Self.page(.unverified)]).outcome == .unverified)
    var document = RunFixture.document([Self.page(.passed)], pageCount: 2)
    #expect(document.outcome == .unverified)
    #expect(document.missingCount == 1)
    document.notRun = ["q.md"]
    #expect(document.outcome == .unverified)
    #expect(document.missingCount == 0)
  }

  @Test func aShardMayBeEmptyButNotTheWhole() {
    #expect(RunFixture.document([], shard: .init(index: 3, total: 3), pageCount: 2).outcome == .empty)
    #expect(RunFixture.document([], pageCount: 2).outcome == .unverified)
  }
}

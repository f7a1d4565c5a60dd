import HowTo
import OpenAPI
import RunbookModel
import SourceText
import StaticChecks
import TestSupport
import Testing

struct OperationUsageTests {
  @Test func countsStepsByOperation() throws {
    let index = try DriftFixture.index(DriftFixture.specification, "things.yaml")
    let runbook = PageReader().read(SourceFile(path: "p.md", text: DriftFixture.page.text))
    let usage = OperationUsage(of: [runbook, runbook], in: index)
    let entries = usage.apis.flatMap(\.entries)
    #expect(entries.map(\.operation.id) == ["list-things", "create-thing", "get-thing", "replace-thing"])
    #expect(
      entries.map { $0.uses.map(\.step.id) } == [
        ["list/1", "list/1"], ["make/1", "make/1"], ["look/1", "look/1"], [],
      ])
  }
}

import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

@Suite struct BlockReaderTests {
  private func action(_ text: String) throws -> StepAction { try #require(read(MarkedText(text)).steps.first).action }

  @Test func variablesAreExports() {
    let book = read(
      MarkedText(tag("env_variables", "A: value", "B: YOUR KEY", "N: 3", "section: prereqs", "indent: 3")))
    #expect(book.assignments.map(\.variable) == ["A", "B", "N"])
    #expect(book.assignments.map(\.value) == [.literal("value"), .placeholder("YOUR KEY"), .literal("3")])
    #expect(book.assignments.map(\.range.start.line) == [2, 3, 4])
  }

  @Test func entitiesNeedDecK() throws {
    let lines = "entities:\n  plugins:\n    - name: key-auth\n"
    guard case .entities(let block) = try action("{% entity_examples %}\n\(lines){% endentity_examples %}") else {
      Issue.record("no entities")
      return
    }
    #expect(block.language == "entity_examples")
    #expect(block.text == "\n" + lines)
    #expect(block.disposition == .unsupported("needs decK"))
  }

  @Test func kubernetesResourcesNeedKubectl() throws {
    guard case .entities(let block) = try action(tag("konnect_crd", "kind: KongVault")) else {
      Issue.record("no entities")
      return
    }
    #expect(block.disposition == .unsupported("needs kubectl"))
  }

  @Test func validationsAreToldByTheirKind() throws {
    guard case .shell(let block) = try action(tag("validation request-check", "url: /x")) else {
      Issue.record("no shell")
      return
    }
    #expect(block.disposition == .unsupported("`validation request-check` blocks are not carried out yet"))
  }
}

import SourceText
import StaticChecks
import Testing

struct RuleSelectionTests {
  private let diagnostics = ["wrong-method", "unknown-key", "get-with-body"].map {
    Diagnostic(.error, rule: $0, "m", at: nil)
  }

  private func rules(select: [String] = [], ignore: [String] = []) throws -> [String] {
    try RuleSelection(select: select, ignore: ignore).apply(to: diagnostics).map(\.rule)
  }

  @Test func selectsAndIgnores() throws {
    #expect(try rules() == ["wrong-method", "unknown-key", "get-with-body"])
    #expect(try rules(select: ["wrong-method,get-with-body"]) == ["wrong-method", "get-with-body"])
    #expect(try rules(ignore: ["wrong-method", " unknown-key"]) == ["get-with-body"])
    #expect(try rules(select: ["wrong-method, unknown-key"], ignore: ["unknown-key"]) == ["wrong-method"])
  }

  @Test func refusesARuleThatDoesNotExist() {
    #expect { try rules(select: ["wrong-methd"]) } throws: { error in
      let unknown = error as? RuleSelection.UnknownRule
      return unknown?.id == "wrong-methd" && unknown?.nearest == "wrong-method"
    }
    #expect(throws: RuleSelection.UnknownRule.self) { try rules(ignore: ["x"]) }
  }
}

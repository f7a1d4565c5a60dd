import Testing

@testable import RunbookModel

@Suite struct VariableReferenceTests {
  @Test func plainAndBracedNames() {
    #expect(
      VariableReference.all(in: "/a/$ID/${OTHER_1}é$x") == [
        .init(name: "ID", range: 3..<6), .init(name: "OTHER_1", range: 7..<17), .init(name: "x", range: 19..<21),
      ])
  }

  @Test(arguments: ["", "$", "$ A", "$1", "${", "${}", "${A", "${A B}", "$(date)", "$$", "$-", "a$"])
  func anythingElseIsText(_ text: String) {
    #expect(VariableReference.all(in: text) == [])
  }

  @Test func aNameEndsBeforeWhatIsNoneOfIt() {
    #expect(VariableReference.all(in: "$A-$B.c").map(\.name) == ["A", "B"])
    #expect(VariableReference.all(in: "$$A").map(\.range) == [1..<3])
  }

  @Test func vaultReferencesAreData() {
    #expect(VariableReference.all(in: "{vault://env/$A} $B").map(\.name) == ["B"])
    #expect(VariableReference.all(in: "{vault://env/$A") == [])
    #expect(VariableReference.all(in: "{vault:/$A}").map(\.name) == ["A"])
  }

  @Test func replacingLeavesTheRest() {
    let values = ["A": "1", "B": "$A"]
    #expect(VariableReference.replace(in: "x$A/${B}/$C é", { values[$0] }) == "x1/$A/$C é")
    #expect(VariableReference.replace(in: "none") { _ in "x" } == "none")
  }

  @Test func longRunsEnd() {
    #expect(VariableReference.all(in: String(repeating: "${", count: 100_000)) == [])
    #expect(VariableReference.all(in: String(repeating: "{vault://", count: 50_000)) == [])
    #expect(VariableReference.all(in: String(repeating: "$A", count: 50_000)).count == 50_000)
  }
}

import JSON
import RunbookModel
import Testing

struct DeckTemplateTests {
  private func content(_ text: String, _ values: [String: String]) throws -> JSONValue {
    try DeckTemplate(text).content { values[$0] }
  }

  @Test func variablesOfTheEnvironmentAreFilledIn() throws {
    let text = "a: Bearer ${{ env \"DECK_KEY\" }}\nb: '${{ env \"DECK_KEY\" }}'\nc: ${{ env \"DECK_OTHER\" }}"
    #expect(try DeckTemplate(text).variables == ["DECK_KEY", "DECK_OTHER"])
    #expect(try content(text, ["DECK_KEY": "k"]) == ["a": "Bearer k", "b": "k", "c": "$DECK_OTHER"])
  }

  @Test func quotesInsideQuotesAreNoFault() throws {
    #expect(try content(#"- "${{ env "DECK_A" }}""#, ["DECK_A": "x"]) == ["x"])
  }

  @Test func escapedQuotesAreThoseOfJSON() throws {
    #expect(try content(#"{"a": "x ${{ env \"DECK_A\" }}"}"#, ["DECK_A": "y"]) == ["a": "x y"])
  }

  @Test(arguments: ["x: y\nz: w", "- a", "#", "\"", "{a: b}", "a\nb\n"])
  func aValueStaysOneScalar(_ value: String) throws {
    #expect(try content("a: ${{ env \"DECK_A\" }}\nb: c", ["DECK_A": value]) == ["a": .string(value), "b": "c"])
  }

  @Test func aValueInALiteralBlockKeepsItsLines() throws {
    let text = "a: |\n  ${{ env \"DECK_A\" }}\nb: c"
    #expect(try content(text, ["DECK_A": "1\n2"]) == ["a": "1\n2\n", "b": "c"])
  }

  @Test func onlyWhatStandsWithoutQuotesIsANumber() throws {
    let text =
      "a: ${{ env \"P\" }}\nb: '${{ env \"P\" }}'\nc: x${{ env \"P\" }}\nd: '${{ env \"P\" | toInt }}'\ne: ${{ env \"T\" }}"
    #expect(
      try content(text, ["P": "8080", "T": "true"]) == ["a": 8080, "b": "8080", "c": "x8080", "d": 8080, "e": true])
  }

  @Test(arguments: ["${{ date }}", "${{ env \"A\" | sha256 }}", "${{ env }}"])
  func otherExpressionsAreRefused(_ text: String) {
    #expect(throws: DeckTemplate.Fault.unknownExpression(text)) { try DeckTemplate("a: \(text)") }
  }

  @Test func textThatIsNoYAMLIsRefused() {
    #expect(throws: DeckTemplate.Fault.self) { try content("a: [", [:]) }
  }
}

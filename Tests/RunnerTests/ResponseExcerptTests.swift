import RunbookModel
import Testing

@testable import Runner

struct ResponseExcerptTests {
  private func lines(_ text: String, type: String? = nil) -> [String] {
    let headers = type.map { [RequestTemplate.Header(name: "content-type", value: $0)] } ?? []
    return ResponseExcerpt.lines(of: .init(status: 200, headers: headers, json: nil, text: text))
  }

  @Test func showsAShortTextInOneLine() {
    #expect(lines("<html>\n  <b>No</b>\r\n") == ["the answer begins: <html> <b>No</b>"])
    #expect(lines("") == ["the answer has no body"])
  }

  @Test func cutsALongText() {
    #expect(lines(String(repeating: "a", count: 161)) == ["the answer begins: \(String(repeating: "a", count: 160))…"])
    #expect(lines(String(repeating: "a", count: 160)) == ["the answer begins: \(String(repeating: "a", count: 160))"])
  }

  @Test func looksAtTheBeginningOfAHugeTextOnly() {
    #expect(lines(String(repeating: "x y ", count: 4_000_000))[0].count == 19 + 160 + 1)
  }

  @Test func tellsBinaryFromText() {
    #expect(lines("\u{FFFD}PNG\u{0}\u{1}\u{2}", type: "image/png") == ["the answer is no text, but image/png"])
    #expect(lines("\u{0}\u{0}\u{0}") == ["the answer is no text"])
    #expect(
      lines("a caf\u{FFFD} of Latin-1 letters, all in all") == [
        "the answer begins: a caf\u{FFFD} of Latin-1 letters, all in all"
      ])
  }

  @Test func cutsToALength() {
    #expect(ResponseExcerpt.cut("a  b\n c", to: 10) == "a b c")
    #expect(ResponseExcerpt.cut("abcdef", to: 3) == "abc…")
  }
}

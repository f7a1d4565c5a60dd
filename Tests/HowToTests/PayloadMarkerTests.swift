import Testing

@testable import HowTo

@Suite struct PayloadMarkerTests {
  @Test func aMarkerIsFoundInItsText() {
    #expect(PayloadMarker.ids(in: PayloadMarker.text(for: 12)) == [12])
  }

  @Test func severalAreFoundInOrder() {
    let text = "a \(PayloadMarker.text(for: 3))\n\(PayloadMarker.text(for: 1)) b"
    #expect(PayloadMarker.ids(in: text) == [3, 1])
  }

  @Test func itIsOneLine() {
    #expect(!PayloadMarker.text(for: 0).contains("\n"))
  }

  @Test(arguments: [
    "", "text", "\u{F8D0}", "\u{F8D0}1", "\u{F8D0}x\u{F8D1}", "\u{F8D0}99999999999999999999\u{F8D1}",
    "\u{F8D1}\u{F8D0}",
  ])
  func nothingElseIsOne(_ text: String) {
    #expect(PayloadMarker.ids(in: text) == [])
  }
}

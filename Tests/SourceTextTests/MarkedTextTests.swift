import SourceText
import TestSupport
import Testing

@Suite struct MarkedTextTests {
  @Test func markersAreTakenOut() {
    let marked: MarkedText = "1️⃣é\n 2️⃣b3️⃣4️⃣"
    #expect(marked.text == "é\n b")
    #expect(marked.offsets == [1: 0, 2: 4, 3: 5, 4: 5])
    #expect(marked.positions[1] == SourcePosition(line: 1, column: 1))
    #expect(marked.positions[2] == SourcePosition(line: 2, column: 2))
    #expect(marked.range(1, 2) == 0..<4)
    #expect(marked.range(3, 4) == 5..<5)
    #expect(marked.range(2, 1) == nil)
    #expect(marked.range(1, 9) == nil)
  }

  @Test func digitsThatAreNoMarkersStay() {
    #expect(MarkedText("1 2\u{FE0F} #️⃣ \u{20E3}").text == "1 2\u{FE0F} #️⃣ \u{20E3}")
    #expect(MarkedText("a\r1️⃣\nb").text == "a\r\nb")
    let number = 5
    let interpolated: MarkedText = "\(number)1️⃣"
    #expect(interpolated.text == "5")
  }

  @Test func aMarkerAfterACombiningCharacter() { #expect(MarkedText("e\u{301}1️⃣x").offsets == [1: 3]) }
}

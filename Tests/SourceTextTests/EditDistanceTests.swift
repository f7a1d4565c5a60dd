import SourceText
import Testing

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("a", "a", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("until", "untill", 1),
  ])
  func countsEdits(_ a: String, _ b: String, _ distance: Int) {
    #expect(EditDistance.between(a, b) == distance)
    #expect(EditDistance.between(b, a) == distance)
  }

  @Test func whatIsTooLongIsNotCompared() {
    #expect(EditDistance.between(String(repeating: "a", count: 200), "a") == 200)
  }

  @Test func nearestComesFirst() {
    let names = ["capture", "until", "timeout", "expect"]
    #expect(EditDistance.nearest(to: "captur", among: names) == ["capture"])
    #expect(EditDistance.nearest(to: "UNTILL", among: names, limit: 1) == ["until"])
    #expect(EditDistance.nearest(to: "xyz", among: names) == [])
  }
}

import Journal
import Testing

struct RunIDTests {
  @Test(arguments: [
    (0, 0, "19700101-000000-0000"),
    (1_795_648_504, 0x7f3a, "20261125-231504-7f3a"),
    (951_782_399, 1, "20000228-235959-0001"),
    (951_782_400, 0xffff, "20000229-000000-ffff"),
    (-1, 0, "19691231-235959-0000"),
  ])
  func namesTheMoment(seconds: Int64, salt: UInt16, text: String) {
    #expect(RunID(seconds: seconds, salt: salt).description == text)
  }

  @Test func laterIDsSortBehindEarlierOnes() {
    let ids = [RunID(seconds: 9, salt: 0xffff), RunID(seconds: 10, salt: 0), RunID(seconds: 86_400, salt: 0)]
    #expect(ids.map(\.description).sorted() == ids.map(\.description))
  }

  @Test func noTwoOfAProcessAreTheSame() {
    #expect(Set((0..<10_000).map { _ in RunID.new(seconds: 9) }).count == 10_000)
  }
}

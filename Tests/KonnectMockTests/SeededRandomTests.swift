import Testing

@testable import KonnectMock

struct SeededRandomTests {
  @Test func followsItsSeed() {
    // The first output of SplitMix64 for seed 0, from its reference implementation.
    var random = SeededRandom(seed: 0)
    #expect(random.next() == 0xE220_A839_7B1D_CDAF)
    #expect(SeededRandom.seed(1, "a") == SeededRandom.seed(1, "a"))
    #expect(SeededRandom.seed(1, "a") != SeededRandom.seed(1, "b"))
    #expect(SeededRandom.seed(1, "a") != SeededRandom.seed(2, "a"))
  }

  @Test func uuidsHaveTheFormOfVersion4() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<100 {
      let uuid = Array(random.uuid())
      #expect(Organization.isUUID(String(uuid)))
      #expect(uuid[14] == "4")
      #expect("89ab".contains(uuid[19]))
    }
    #expect(!Organization.isUUID("not-a-uuid"))
  }
}

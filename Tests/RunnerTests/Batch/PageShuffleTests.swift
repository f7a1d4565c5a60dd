import Runner
import Testing

@Suite struct PageShuffleTests {
  @Test func theSeedDecidesTheOrder() {
    let order = PageShuffle.order(count: 50, seed: 7)
    #expect(order == PageShuffle.order(count: 50, seed: 7))
    #expect(order != PageShuffle.order(count: 50, seed: 8))
    #expect(order != Array(0..<50))
    #expect(order.sorted() == Array(0..<50))
  }

  @Test func fewPages() {
    #expect(PageShuffle.order(count: 0, seed: 1) == [])
    #expect(PageShuffle.order(count: 1, seed: 1) == [0])
  }
}

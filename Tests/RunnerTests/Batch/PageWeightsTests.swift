import Runner
import Testing

@Suite struct PageWeightsTests {
  @Test func aPageNeverRunCountsAsTheMedian() {
    #expect(
      PageWeights.weights(durations: [1, nil, 5, 9], stepCounts: [1, 1, 1, 1]) == [1, 5, 5, 9])
    #expect(PageWeights.weights(durations: [nil, 2, 4], stepCounts: [8, 8, 8]) == [3, 2, 4])
  }

  @Test func withoutAnyDurationStepsCount() {
    #expect(PageWeights.weights(durations: [nil, nil], stepCounts: [3, 12]) == [3, 12])
  }
}

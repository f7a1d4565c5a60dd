import Testing

@testable import Runner

struct PollScheduleTests {
  @Test func growsByHalfToThirtySecondsWithATenthOfJitter() {
    var schedule = PollSchedule(seed: 7)
    var expected = 1.0
    for _ in 0..<20 {
      let pause = schedule.next() / .seconds(1)
      #expect(pause >= expected * 0.9 && pause <= expected * 1.1)
      expected = min(expected * 1.5, 30)
    }
  }

  @Test func repeatsExactlyForASeed() {
    var first = PollSchedule(seed: 1)
    var second = PollSchedule(seed: 1)
    var other = PollSchedule(seed: 2)
    let pauses = (0..<5).map { _ in first.next() }
    #expect(pauses == (0..<5).map { _ in second.next() })
    #expect(pauses != (0..<5).map { _ in other.next() })
  }

  @Test func drawsTheNumbersOfSplitMix64() {
    // The reference implementation's first three for the seed 1234567.
    var random = SplitMix64(state: 1_234_567)
    #expect(
      [random.next(), random.next(), random.next()] == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }
}

/// The pauses between looks at something that is to become ready: 1 s, growing by half to 30 s, a tenth of jitter.
struct PollSchedule {
  private var pause = Duration.seconds(1)
  private var random: SplitMix64

  /// A schedule whose jitter comes from `seed`, so that runs repeat exactly.
  init(seed: UInt64) { random = SplitMix64(state: seed) }

  /// The pause before the next look.
  mutating func next() -> Duration {
    let jitter = Double.random(in: -0.1...0.1, using: &random)
    let result = pause * (1 + jitter)
    pause = min(pause * 1.5, .seconds(30))
    return result
  }
}

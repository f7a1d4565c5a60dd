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

/// A small generator of random numbers (Steele, Lea and Flood 2014) that a seed determines.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

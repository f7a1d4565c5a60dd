/// The order of pages by a seed, to find pages that depend on others before them.
public enum PageShuffle {
  /// `0..<count` in an order that `seed` alone decides.
  public static func order(count: Int, seed: UInt64) -> [Int] {
    var generator = SplitMix64(state: seed)
    var order = Array(0..<count)
    // Written out, as the standard library may change how it uses its generator.
    for index in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(index, Int(generator.next() % UInt64(index + 1)))
    }
    return order
  }
}

/// One of several parts of a batch of pages, which different machines run.
public struct Shard: Sendable, Hashable {
  /// Which part, from 1.
  public var index: Int
  /// How many parts there are.
  public var total: Int

  /// Part `index` of `total`; nil where there is no such part.
  public init?(index: Int, total: Int) {
    guard total >= 1, (1...total).contains(index) else { return nil }
    self.index = index
    self.total = total
  }

  /// The part with `number` of `total`, where the first one's number is `first`; nil where there is no such part.
  init?(number: Int, first: Int, total: Int) {
    guard number >= first, number - first < total else { return nil }
    self.init(index: number - first + 1, total: total)
  }

  /// Which of pages with these weights belong to this part, in their order.
  ///
  /// The heaviest page goes first to the part that has least so far, so that the parts take about as long. All parts
  /// of the same weights together hold each page once.
  ///
  /// - Returns: Indices into `weights`.
  public func indices(of weights: [Double]) -> [Int] {
    // Parts beyond the number of pages get none, however many they are.
    let used = min(total, weights.count)
    var loads = [Double](repeating: 0, count: used)
    var counts = [Int](repeating: 0, count: used)
    var own: [Int] = []
    let order = weights.indices.sorted { (-weights[$0], $0) < (-weights[$1], $1) }
    for page in order {
      // Of equal loads the one with fewer pages, so that pages without weight are dealt out, too.
      let part = loads.indices.min { (loads[$0], counts[$0], $0) < (loads[$1], counts[$1], $1) } ?? 0
      loads[part] += weights[page]
      counts[part] += 1
      if part == index - 1 { own.append(page) }
    }
    return own.sorted()
  }
}

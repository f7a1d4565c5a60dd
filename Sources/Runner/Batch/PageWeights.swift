/// What is known of pages → how long each may be expected to take.
public enum PageWeights {
  /// The weights of pages, by their last durations in seconds, nil where there is none.
  ///
  /// A page that was never run counts as the median of the others. Where none was, the number of steps stands for the
  /// duration.
  public static func weights(durations: [Double?], stepCounts: [Int]) -> [Double] {
    let known = durations.compactMap(\.self).sorted()
    guard !known.isEmpty else { return stepCounts.map(Double.init) }
    let middle = known.count / 2
    let median = known.count % 2 == 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2
    return durations.map { $0 ?? median }
  }
}

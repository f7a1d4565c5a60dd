/// What a program may use.
///
/// Not bounded is a single built-in function of jq at work (sorting, matching a regular expression); memory is bounded
/// only by the time there is to fill it, and libjq ends the process where its stack passes 2 GB, which endless recursion
/// that is no tail call (`def f: 1 + f; f`) does in about a second; and a program that nests values some hundred
/// thousand levels deep exhausts the thread's stack within libjq. Programs are the page author's; the values they read,
/// which are not, are bounded by `maximumDepth`.
public struct JSONQueryLimits: Hashable, Sendable {
  /// The values put out.
  public var outputs: Int
  /// The time for one evaluation by libjq.
  public var duration: Duration

  /// Values nested deeper than this go neither into libjq nor come out of it.
  public static let maximumDepth = 512

  /// Limits; 10,000 values and half a second unless told otherwise.
  public init(outputs: Int = 10_000, duration: Duration = .milliseconds(500)) {
    self.outputs = outputs
    self.duration = duration
  }
}

/// What a program may use.
///
/// Not bounded is a single built-in function of jq at work (sorting, matching a regular expression), nor memory but by
/// the time there is to fill it; and a program that nests values some hundred thousand levels deep exhausts the stack
/// within libjq. Programs are the page author's; what they read is bounded, by `maximumDepth`.
public struct JSONQueryLimits: Hashable, Sendable {
  /// The values put out.
  public var outputs: Int
  /// The time for one evaluation by libjq.
  public var duration: Duration

  /// Values nested deeper than this go neither into libjq nor come out of it.
  public static let maximumDepth = 512

  /// Limits; 10,000 values and 2 s unless told otherwise.
  public init(outputs: Int = 10_000, duration: Duration = .seconds(2)) {
    self.outputs = outputs
    self.duration = duration
  }
}

/// What a program may use.
///
/// In this process, a single built-in function of jq at work (sorting, matching a regular expression) is not bounded,
/// nor is memory, and libjq ends the process upon some programs. A worker's process (`JQWorker`) bounds all of it: it has
/// 1 GB where the system keeps to that, is ended 5 s after the time is up, and takes nobody along when it breaks down.
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

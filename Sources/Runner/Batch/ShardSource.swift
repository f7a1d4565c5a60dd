/// What a CI system sets → which part of the pages this machine runs.
public enum ShardSource {
  /// A part that was found in the environment.
  public struct Found: Sendable, Equatable {
    /// The part.
    public var shard: Shard
    /// The variables that tell it, for people.
    public var origin: String
  }

  /// What is wrong with the variables.
  public struct Fault: Error, Equatable {
    /// In one sentence without a full stop.
    public var message: String
    /// What to do about it.
    public var help: String
  }

  /// How a CI system numbers the machines of a job.
  private struct Convention {
    var index: String
    var total: String
    /// The number of the first.
    var first: Int
  }

  /// GitLab counts from 1, all others from 0; each documents its variables.
  private static let conventions = [
    Convention(index: "CI_NODE_INDEX", total: "CI_NODE_TOTAL", first: 1),
    Convention(index: "CIRCLE_NODE_INDEX", total: "CIRCLE_NODE_TOTAL", first: 0),
    Convention(index: "BUILDKITE_PARALLEL_JOB", total: "BUILDKITE_PARALLEL_JOB_COUNT", first: 0),
    Convention(index: jobIndex, total: "RUNBOOK_SHARDS", first: 0),
  ]

  /// What Kubernetes tells each pod of an Indexed Job.
  private static let jobIndex = "JOB_COMPLETION_INDEX"

  /// The part that `environment` tells; nil where it tells none, or of one machine only.
  ///
  /// - Throws: `Fault` for values that make no sense.
  public static func detect(in environment: [String: String]) throws(Fault) -> Found? {
    for convention in conventions {
      guard let index = environment[convention.index], let total = environment[convention.total] else { continue }
      let origin = "\(convention.index)=\(index), \(convention.total)=\(total)"
      guard let number = Int(index), let total = Int(total),
        let shard = Shard(number: number, first: convention.first, total: total)
      else {
        throw Fault(message: "\(origin): no part of the pages", help: "mend them, or say --shard none for all pages")
      }
      if total > 1 { return Found(shard: shard, origin: origin) }
    }
    return nil
  }

  /// The part that a user writes: `2/5`, or `/5` where `JOB_COMPLETION_INDEX` tells which.
  ///
  /// - Throws: `Fault` for anything else.
  public static func parse(_ text: String, environment: [String: String]) throws(Fault) -> Found {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let total = Int(parts[1]) else {
      throw Fault(message: "--shard \(text): no part of the pages", help: "write --shard 1/4 for the first of four")
    }
    if parts[0].isEmpty {
      guard let index = environment[jobIndex].flatMap(Int.init) else {
        throw Fault(
          message: "--shard \(text): \(jobIndex), which tells which of \(total), is not set",
          help: "write --shard I/\(total), or run it in a Kubernetes Indexed Job")
      }
      if let shard = Shard(number: index, first: 0, total: total) {
        return Found(shard: shard, origin: "--shard \(text), \(jobIndex)=\(index)")
      }
    } else if let shard = Int(parts[0]).flatMap({ Shard(index: $0, total: total) }) {
      return Found(shard: shard, origin: "--shard")
    }
    throw Fault(message: "--shard \(text): there is no such part", help: "parts count from 1 to their number")
  }
}

import Foundation
import RunbookModel
import Runner

/// All pages that were named → those that are run here, in what order, and what the user is told of that.
struct BatchSelection {
  /// The pages to run.
  private(set) var tasks: [PageTask]
  /// The part of the pages that they are; nil for all.
  private(set) var shard: Shard?
  /// How they were selected, a line each.
  private(set) var lines: [String] = []

  /// Those of `all` that `options` select.
  ///
  /// - Throws: `Failure` for options that make no sense here.
  init(_ all: [PageTask], _ options: BatchOptions) throws {
    tasks = all
    let found = try Self.shard(options.shard)
    if let found { keepPart(found) }
    if let seed = options.shuffle {
      tasks = PageShuffle.order(count: tasks.count, seed: seed).map { tasks[$0] }
      lines.append("order: shuffled by seed \(seed)")
    }
  }

  private static func shard(_ option: String?) throws -> ShardSource.Found? {
    let environment = ProcessInfo.processInfo.environment
    do throws(ShardSource.Fault) {
      guard let option else { return try ShardSource.detect(in: environment) }
      return option == "none" ? nil : try ShardSource.parse(option, environment: environment)
    } catch {
      throw Failure(error.message, help: error.help)
    }
  }

  /// Keeps the pages of one part.
  private mutating func keepPart(_ found: ShardSource.Found) {
    let all = tasks
    let weights = all.map { Double($0.runbook.steps.count) }
    shard = found.shard
    tasks = found.shard.indices(of: weights).map { all[$0] }
    let part = "shard \(found.shard.index)/\(found.shard.total) (\(found.origin))"
    lines.append("\(part): \(tasks.count) of \(all.count) pages, by their steps")
  }
}

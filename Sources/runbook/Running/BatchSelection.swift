import Foundation
import Journal
import RunbookModel
import Runner

/// All pages that were named → those that are run here, in what order, and what the user is told of that.
struct BatchSelection {
  /// The pages to run.
  private(set) var tasks: [PageTask]
  /// How many pages are to be run by all parts together.
  private(set) var pageCount: Int
  /// The part of the pages that they are; nil for all.
  private(set) var shard: Shard?
  /// How they were selected, a line each.
  private(set) var lines: [String] = []

  /// Those of `all` that `options` select.
  ///
  /// - Parameter usesJournal: Whether earlier runs say how long pages take.
  /// - Throws: `Failure` for options that make no sense here, and where the journal cannot be read.
  init(_ all: [PageTask], _ options: BatchOptions, usesJournal: Bool) async throws {
    tasks = all
    pageCount = all.count
    let found = try Self.shard(options.shard)
    if options.rerun == .failed { try keepFailed(await PageHistory()) }
    if let found { keepPart(found, usesJournal ? try await PageHistory() : nil) }
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

  /// Keeps the pages whose last run failed or errored.
  private mutating func keepFailed(_ history: PageHistory) throws {
    guard history.exists else {
      throw Failure("--rerun failed: there is no journal of earlier runs", help: "run all pages first")
    }
    let all = tasks.count
    tasks = tasks.filter { [.failed, .errored].contains(history.verdict(of: $0.runbook.page)) }
    pageCount = tasks.count
    lines.append("rerun: \(tasks.count) of \(all) pages failed or errored in their last run")
  }

  /// Keeps the pages of one part.
  private mutating func keepPart(_ found: ShardSource.Found, _ history: PageHistory?) {
    let all = tasks
    let durations = all.map { history?.duration(of: $0.runbook.page) }
    let weights = PageWeights.weights(durations: durations, stepCounts: all.map { $0.runbook.steps.count })
    shard = found.shard
    tasks = found.shard.indices(of: weights).map { all[$0] }
    let basis = durations.contains { $0 != nil } ? "the durations of earlier runs" : "their steps"
    let part = "shard \(found.shard.index)/\(found.shard.total) (\(found.origin))"
    lines.append("\(part): \(tasks.count) of \(all.count) pages, by \(basis)")
  }
}

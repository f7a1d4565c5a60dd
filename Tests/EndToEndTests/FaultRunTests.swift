import Foundation
import JSON
import Testing

/// Runs on a mock where requests go wrong: each ends, makes nothing twice, and tells what is true.
@Suite struct FaultRunTests {
  /// A few seeds; those that `RUNBOOK_FAULT_SEEDS=1-200` names for all.
  static let seeds: [Int] = {
    let range = ProcessInfo.processInfo.environment["RUNBOOK_FAULT_SEEDS"] ?? ""
    let ends = range.split(separator: "-").compactMap { Int($0) }
    guard let first = ends.first, let last = ends.last, first <= last else { return [1, 2, 3, 4, 5, 6] }
    return Array(first...last)
  }()

  private static let faults =
    "reset=8%,429=10%,503=8%,500=2%,504=3%,slow=5%,truncate=5%,slow-for=50ms,retry-after=10ms,latency=1ms"

  /// The paths that the page POSTs to, one time each.
  private static let creations = ["control-planes", "services", "routes", "plugins"]

  /// A request as the mock logged it.
  private struct Entry {
    let method: String
    let path: String
    let status: Int?
    let outcome: Int?
    let isCreation: Bool
    let fault: String?

    init?(_ line: String) {
      guard let json = try? JSONParser.parse(line), let method = json["method"]?.string, let path = json["path"]?.string
      else { return nil }
      (self.method, self.path) = (method, path)
      status = json["status"]?.scalarText.flatMap(Int.init)
      outcome = json["outcome"]?.scalarText.flatMap(Int.init)
      isCreation = json["created"]?.string != nil
      fault = json["fault"]?.string
    }

    /// Whether the client got the whole answer of an operation that was carried out.
    var isWhole: Bool { outcome != nil && status == outcome && fault != "truncate" }

    var collection: String { path.split(separator: "/").last.map(String.init) ?? "" }
  }

  @Test(.timeLimit(.minutes(2)), arguments: seeds)
  func endsTruthfullyAndMakesNothingTwice(_ seed: Int) async throws {
    let folder = try ScratchFolder()
    let log = folder.url.appending(path: "log.jsonl").path
    let mock = try MockProcess("--faults", Self.faults, "--fault-seed", "\(seed)", "--log", log)
    let result = try await RunbookProcess.run(
      "run", "runbooks/rate-limited-service.md", "--target", mock.baseURL, "--timeout", "10")
    let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
    let entries = lines.compactMap { Entry(String($0)) }
    let story = "\(result.output)\(result.errors)\n\(entries)"
    #expect(!entries.isEmpty)
    for collection in Self.creations {
      let made = entries.filter { $0.isCreation && $0.collection == collection }
      #expect(made.count <= 1, "\(collection) was made \(made.count) times:\n\(story)")
    }
    let verdict = try #require(result.lines.last?.prefix { $0.isLetter })
    let lasts = Dictionary(entries.map { ("\($0.method) \($0.path)", $0) }) { $1 }
    let isWhole = lasts.values.allSatisfy(\.isWhole)
    switch verdict {
    case "PASSED":
      #expect(result.status == 0)
      #expect(isWhole, "\(story)")
      for collection in Self.creations {
        #expect(entries.contains { $0.isCreation && $0.collection == collection }, "\(story)")
      }
    case "FAILED", "ERRORED":
      #expect(result.status == 1)
      #expect(!isWhole, "\(story)")
    default: Issue.record("the verdict is \(verdict):\n\(story)")
    }
  }
}

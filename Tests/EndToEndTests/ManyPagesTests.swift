import Foundation
import JSON
import TestSupport
import Testing

/// Many pages in one run: some at a time, in parts, in another order, and not all of them.
@Suite struct ManyPagesTests {
  private static func page(_ title: String, status: Int = 201, steps: Int = 1) -> String {
    let step = """

      {% konnect_api_request %}
      url: /v2/control-planes
      method: POST
      status_code: \(status)
      body: {name: page-\(title)}
      {% endkonnect_api_request %}

      """
    return "# \(title)\n" + (1...steps).map { step.replacingOccurrences(of: "}\n{%", with: "-\($0)}\n{%") }.joined()
  }

  /// Pages a to e, of which c fails.
  private static func pages() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    for name in ["a", "b", "c", "d", "e"] {
      try folder.write(page(name, status: name == "c" ? 404 : 201), to: "\(name).md")
    }
    return folder
  }

  private static func titles(_ result: RunbookProcess.Result) -> [String] {
    result.lines.filter { $0.count == 1 && ("a"..."e").contains($0) }
  }

  @Test(arguments: ["1", "4"])
  func everyPageIsToldWholeAndInOrder(_ jobs: String) async throws {
    let folder = try Self.pages()
    defer { withExtendedLifetime(folder) {} }
    let result = try await RunbookProcess.run("run", ".", "--jobs", jobs, in: folder.url)
    #expect(Self.titles(result) == ["a", "b", "c", "d", "e"])
    #expect(result.status == 1)
    #expect(result.lines.last == "5 pages: 4 passed, 1 failed")
    let marks = result.lines.filter { "abcde".contains($0) || $0.hasPrefix("PASSED") || $0.hasPrefix("FAILED") }
    #expect(marks.map { String($0.prefix(1)) } == ["a", "P", "b", "P", "c", "F", "d", "P", "e", "P"])
  }

  @Test(.enabled(if: SharedData.isPresent, "the folder ../shared is absent"))
  func allPagesOfTheSiteComeToTheSameHoweverManyRunAtATime() async throws {
    let folder = try ScratchFolder()
    let site = try SharedData.url("konnect-docs").path
    func run(_ jobs: String) async throws -> JSONValue {
      let result = try await RunbookProcess.run(
        "run", "\(site)/app/_how-tos", "--site", site, "--jobs", jobs, "--report", "json=\(jobs).json", in: folder.url)
      #expect(result.status == 1)
      let text = try String(contentsOf: folder.url.appending(path: "\(jobs).json"), encoding: .utf8)
      return TimelessResult.of(try JSONParser.parse(text))
    }
    let one = try await run("1")
    let eight = try await run("8")
    #expect(one["pages"]?.array?.count ?? 0 > 250)
    for (a, b) in zip(one["pages"]?.array ?? [], eight["pages"]?.array ?? []) {
      #expect(a == b, "\(a["path"]?.string ?? "")")
    }
    #expect(one == eight)
  }

  // MARK: Parts

  @Test func partsHoldEveryPageOnce() async throws {
    let folder = try Self.pages()
    var titles: [String] = []
    for index in 1...3 {
      let result = try await RunbookProcess.run("run", ".", "--shard", "\(index)/3", in: folder.url)
      titles += Self.titles(result)
    }
    #expect(titles.sorted() == ["a", "b", "c", "d", "e"])
  }

  @Test(arguments: [
    ["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "5"],
    ["CIRCLE_NODE_INDEX": "1", "CIRCLE_NODE_TOTAL": "5"],
    ["BUILDKITE_PARALLEL_JOB": "1", "BUILDKITE_PARALLEL_JOB_COUNT": "5"],
    ["JOB_COMPLETION_INDEX": "1", "RUNBOOK_SHARDS": "5"],
  ])
  func whatACISystemSetsIsReadAndTold(_ environment: [String: String]) async throws {
    let folder = try Self.pages()
    let result = try await RunbookProcess.run("run", ".", in: folder.url, environment: environment)
    #expect(result.lines.first?.hasPrefix("shard 2/5 (") == true)
    for (name, value) in environment { #expect(result.lines.first?.contains("\(name)=\(value)") == true) }
    #expect(Self.titles(result) == ["b"])
    let all = try await RunbookProcess.run(
      "run", ".", "--shard", "none", in: folder.url, environment: environment)
    #expect(Self.titles(all).count == 5)
    let indexed = try await RunbookProcess.run(
      "run", ".", "--shard", "/2", "--no-journal", in: folder.url, environment: ["JOB_COMPLETION_INDEX": "0"])
    #expect(indexed.lines.first?.hasPrefix("shard 1/2 (--shard /2, JOB_COMPLETION_INDEX=0): 3 of 5 pages") == true)
  }

  @Test func anEmptyPartIsFine() async throws {
    let folder = try ScratchFolder()
    try folder.write(Self.page("a"), to: "a.md")
    let result = try await RunbookProcess.run("run", ".", "--shard", "2/2", "--strict", in: folder.url)
    #expect(result.status == 0)
    #expect(result.lines.last == "nothing to run here")
  }

  @Test(arguments: ["0/3", "4/3", "x", "/3"])
  func aPartThatThereIsNot(_ shard: String) async throws {
    let folder = try Self.pages()
    defer { withExtendedLifetime(folder) {} }
    let result = try await RunbookProcess.run("run", ".", "--shard", shard, in: folder.url)
    #expect(result.status == 2)
    #expect(result.errors.contains("--shard \(shard)"))
  }

  @Test func partsAreBalancedByTheirSteps() async throws {
    let folder = try ScratchFolder()
    for (name, steps) in [("a", 1), ("b", 6), ("c", 2), ("d", 3)] {
      try folder.write(Self.page(name, steps: steps), to: "\(name).md")
    }
    // 6 against 3 + 2 + 1.
    let first = try await RunbookProcess.run("run", ".", "--shard", "1/2", in: folder.url)
    #expect(Self.titles(first) == ["b"])
    let second = try await RunbookProcess.run("run", ".", "--shard", "2/2", in: folder.url)
    #expect(Self.titles(second) == ["a", "c", "d"])
  }

  @Test func partsAreBalancedByWhatPagesTook() async throws {
    let folder = try Self.pages()
    _ = try await RunbookProcess.run("run", ".", in: folder.url)
    var titles: [String] = []
    for index in 1...2 {
      let result = try await RunbookProcess.run("run", ".", "--shard", "\(index)/2", in: folder.url)
      #expect(result.lines.first?.hasSuffix("of 5 pages, by the durations of earlier runs") == true)
      titles += Self.titles(result)
    }
    #expect(titles.sorted() == ["a", "b", "c", "d", "e"])
    let without = try await RunbookProcess.run("run", ".", "--shard", "1/2", "--no-journal", in: folder.url)
    #expect(without.lines.first?.hasSuffix("of 5 pages, by their steps") == true)
  }

  // MARK: Order and selection

  @Test func whatFailedIsRunAgain() async throws {
    let folder = try Self.pages()
    let none = try await RunbookProcess.run("run", ".", "--rerun", "failed", in: folder.url)
    #expect(none.status == 2)
    #expect(none.errors.contains("there is no journal of earlier runs"))
    _ = try await RunbookProcess.run("run", ".", in: folder.url)
    let again = try await RunbookProcess.run("run", ".", "--rerun", "failed", in: folder.url)
    #expect(again.lines.first == "rerun: 1 of 5 pages failed or errored in their last run")
    #expect(Self.titles(again) == ["c"])
    #expect(again.status == 1)
    try folder.write(Self.page("c"), to: "c.md")
    #expect(try await RunbookProcess.run("run", ".", "--rerun", "failed", in: folder.url).status == 0)
    let mended = try await RunbookProcess.run("run", ".", "--rerun", "failed", in: folder.url)
    #expect(mended.output.contains("nothing to run here"))
    #expect(mended.status == 0)
  }

  @Test func aSeedDecidesTheOrder() async throws {
    let folder = try Self.pages()
    let first = try await RunbookProcess.run("run", ".", "--shuffle", "3", "--jobs", "1", in: folder.url)
    let second = try await RunbookProcess.run("run", ".", "--shuffle", "3", "--jobs", "4", in: folder.url)
    let other = try await RunbookProcess.run("run", ".", "--shuffle", "4", in: folder.url)
    #expect(Self.titles(first) == Self.titles(second))
    #expect(Self.titles(first).sorted() == ["a", "b", "c", "d", "e"])
    #expect(Self.titles(first) != Self.titles(other))
    #expect(first.lines.first == "order: shuffled by seed 3")
  }

  @Test func failingFastStartsNoPageAfterAFailure() async throws {
    let folder = try Self.pages()
    let result = try await RunbookProcess.run(
      "run", ".", "--fail-fast", "--jobs", "1", "--report", "json=r.json", in: folder.url)
    #expect(Self.titles(result) == ["a", "b", "c"])
    #expect(result.status == 1)
    #expect(result.lines.last == "5 pages: 2 passed, 1 failed, 2 not run")
    let report = try JSONParser.parse(
      String(contentsOf: folder.url.appending(path: "r.json"), encoding: .utf8))
    #expect(report["notRun"]?.array?.compactMap(\.string) == ["d.md", "e.md"])
  }
}

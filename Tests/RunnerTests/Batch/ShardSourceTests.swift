import Runner
import Testing

@Suite struct ShardSourceTests {
  @Test(arguments: [
    (["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "5"], 2, 5),
    (["CIRCLE_NODE_INDEX": "2", "CIRCLE_NODE_TOTAL": "5"], 3, 5),
    (["BUILDKITE_PARALLEL_JOB": "0", "BUILDKITE_PARALLEL_JOB_COUNT": "3"], 1, 3),
    (["JOB_COMPLETION_INDEX": "3", "RUNBOOK_SHARDS": "4"], 4, 4),
  ])
  func eachSystemCountsInItsOwnWay(_ environment: [String: String], _ index: Int, _ total: Int) throws {
    let found = try #require(try ShardSource.detect(in: environment))
    #expect(found.shard == Shard(index: index, total: total))
    for (name, value) in environment { #expect(found.origin.contains("\(name)=\(value)")) }
  }

  @Test(arguments: [
    [:], ["CI_NODE_TOTAL": "1"], ["CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "1"], ["JOB_COMPLETION_INDEX": "1"],
    ["CIRCLE_NODE_INDEX": "0", "CIRCLE_NODE_TOTAL": "1"],
  ])
  func oneMachineRunsAll(_ environment: [String: String]) throws {
    #expect(try ShardSource.detect(in: environment) == nil)
  }

  @Test(arguments: [
    ["CI_NODE_INDEX": "0", "CI_NODE_TOTAL": "5"], ["CI_NODE_INDEX": "6", "CI_NODE_TOTAL": "5"],
    ["CIRCLE_NODE_INDEX": "5", "CIRCLE_NODE_TOTAL": "5"], ["CI_NODE_INDEX": "x", "CI_NODE_TOTAL": "5"],
    ["JOB_COMPLETION_INDEX": "4", "RUNBOOK_SHARDS": "4"],
    ["JOB_COMPLETION_INDEX": "\(Int.max)", "RUNBOOK_SHARDS": "\(Int.max)"],
    ["CI_NODE_INDEX": "\(Int.min)", "CI_NODE_TOTAL": "5"], ["CIRCLE_NODE_INDEX": "-1", "CIRCLE_NODE_TOTAL": "5"],
  ])
  func whatMakesNoSenseIsTold(_ environment: [String: String]) {
    #expect(throws: ShardSource.Fault.self) { try ShardSource.detect(in: environment) }
  }

  @Test func theOption() throws {
    #expect(try ShardSource.parse("2/5", environment: [:]).shard == Shard(index: 2, total: 5))
    let indexed = try ShardSource.parse("/3", environment: ["JOB_COMPLETION_INDEX": "0"])
    #expect(indexed.shard == Shard(index: 1, total: 3))
    #expect(indexed.origin == "--shard /3, JOB_COMPLETION_INDEX=0")
  }

  @Test(arguments: ["", "2", "2/", "/", "0/5", "6/5", "-1/5", "a/b", "1/2/3", "1/0"])
  func anOptionThatIsNone(_ text: String) {
    #expect(throws: ShardSource.Fault.self) { try ShardSource.parse(text, environment: ["JOB_COMPLETION_INDEX": "0"]) }
  }

  @Test func withoutTheIndexOfTheJob() {
    #expect(throws: ShardSource.Fault.self) { try ShardSource.parse("/3", environment: [:]) }
    for index in ["3", "\(Int.max)", "-1", "\(Int.min)"] {
      #expect(throws: ShardSource.Fault.self) {
        try ShardSource.parse("/3", environment: ["JOB_COMPLETION_INDEX": index])
      }
    }
  }
}

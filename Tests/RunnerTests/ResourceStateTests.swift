import JSON
import RunbookModel
import Testing

@testable import Runner

struct ResourceStateTests {
  private func state(_ json: JSONValue) -> ResourceState? {
    ResourceState(of: Exchange.Response(status: 200, headers: [], json: json, text: ""))
  }

  @Test func readsStateBeforeStatus() {
    #expect(state(["status": "b", "state": "a"])?.text == "a")
    #expect(state(["status": "b"])?.key == "status")
    #expect(state(["state": 1, "status": "b"])?.text == "b")
    #expect(state(["data": [["state": "a"]]]) == nil)
    #expect(state([]) == nil)
  }

  @Test(arguments: [
    ("Ready", "ready", true), ("active", "ready", true), ("ready", "completed", true), ("initializing", "ready", false),
    ("paused", "Paused", true), ("ready", "paused", false), ("", "ready", false),
  ])
  func knowsWordsForReady(_ text: String, wanted: String, isReached: Bool) {
    #expect(state(["state": .string(text)])?.isReached(wanted) == isReached)
  }

  @Test(arguments: [
    ("error", "ready", true), ("Terminating", "ready", true), ("deleted", "ready", true), ("cancelled", "ready", true),
    ("initializing", "ready", false), ("deleting", "deleted", false), ("terminating", "terminated", false),
    ("deleting", "terminated", true), ("ready", "deleted", false),
  ])
  func knowsDeadEnds(_ text: String, wanted: String, isDeadEnd: Bool) {
    #expect(state(["state": .string(text)])?.isDeadEnd(toward: wanted) == isDeadEnd)
  }
}

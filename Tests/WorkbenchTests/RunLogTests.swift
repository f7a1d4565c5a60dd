import JSON
import Testing

@testable import Workbench

/// What clients get to read, and when.
struct RunLogTests {
  @Test func everyClientReadsAtItsOwnPace() {
    let log = RunLog(display: DisplayText { $0 })
    var early = RunLog.Cursor()
    #expect(log.events(after: &early) == [])
    #expect(log.beginRun())
    log.append(["n": 1])
    #expect(log.events(after: &early) == [#"{"n":1}"#])
    log.append(["n": 2])
    var late = RunLog.Cursor()
    #expect(log.events(after: &late) == [#"{"n":1}"#, #"{"n":2}"#])
    #expect(log.events(after: &early) == [#"{"n":2}"#])
    #expect(log.events(after: &early) == [])
  }

  @Test func aNewRunBeginsAtItsBeginning() {
    let log = RunLog(display: DisplayText { $0 })
    #expect(log.beginRun())
    #expect(!log.beginRun())
    log.append(["n": 1])
    var cursor = RunLog.Cursor()
    _ = log.events(after: &cursor)
    log.endRun()
    #expect(log.beginRun())
    log.append(["n": 2])
    #expect(log.events(after: &cursor) == [#"{"n":2}"#])
  }

  @Test func redactsWhenItIsSent() {
    let secrets = Secrets()
    let log = RunLog(display: DisplayText { secrets.redact($0) })
    #expect(log.beginRun())
    log.append(["value": "s3cr3t \"quoted\""])
    secrets.add("s3cr3t \"quoted\"")
    var cursor = RunLog.Cursor()
    #expect(log.events(after: &cursor) == [#"{"value":"•••"}"#])
  }

  @Test func ringsForEveryClient() async {
    let log = RunLog(display: DisplayText { $0 })
    #expect(log.beginRun())
    let clients = [log.changes(), log.changes()]
    for client in clients {
      var iterator = client.stream.makeAsyncIterator()
      #expect(await iterator.next() != nil)
      log.append(["n": 1])
      #expect(await iterator.next() != nil)
      client.ring.finish()
    }
  }
}

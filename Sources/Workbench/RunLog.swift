import JSON
import Synchronization

/// The events of the current run, or of the last one, for any number of clients that read at their own pace.
///
/// Events are kept as they came and written for each client anew, so that what is learnt to be secret later is masked
/// for everyone who connects after that.
final class RunLog: Sendable {
  /// How far a client has read.
  struct Cursor {
    fileprivate var run = 0
    fileprivate var index = 0
  }

  let display: DisplayText
  private let state = Mutex(State())

  private struct State {
    /// The number of the current run, from 1; 0 before the first.
    var run = 0
    var isRunning = false
    var events: [JSONValue] = []
    var nextClient = 0
    var clients: [Int: AsyncStream<Void>.Continuation] = [:]
  }

  init(display: DisplayText) { self.display = display }

  /// Makes room for a run; false where one is going on.
  func beginRun() -> Bool {
    state.withLock { state in
      guard !state.isRunning else { return false }
      state.isRunning = true
      state.run += 1
      state.events = []
      return true
    }
  }

  /// Lets the next run begin.
  func endRun() { state.withLock { $0.isRunning = false } }

  /// Adds an event and wakes the clients.
  func append(_ event: JSONValue) {
    state.withLock { state in
      state.events.append(event)
      for client in state.clients.values { client.yield() }
    }
  }

  /// The events that a client has not read, each as a line of JSON; moves `cursor` behind them.
  func events(after cursor: inout Cursor) -> [String] {
    let old = cursor
    let (events, new) = state.withLock { state in
      let isSameRun = state.run == old.run
      let events = isSameRun ? Array(state.events.dropFirst(old.index)) : state.events
      return (events, Cursor(run: state.run, index: state.events.count))
    }
    cursor = new
    return events.map { JSONSerializer().serialize($0.mapStrings(display.text)) }
  }

  /// A stream that rings once at the beginning and whenever there may be something new, and the means to ring it.
  func changes() -> (stream: AsyncStream<Void>, ring: AsyncStream<Void>.Continuation) {
    let (stream, ring) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let client = state.withLock { state in
      state.nextClient += 1
      state.clients[state.nextClient] = ring
      return state.nextClient
    }
    ring.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.clients.removeValue(forKey: client) }
    }
    ring.yield()
    return (stream, ring)
  }
}

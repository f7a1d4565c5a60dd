import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ctrl-C and SIGTERM: the first has the run end behind the step at hand, the second ends the program at once.
final class Interruption: Sendable {
  /// The one of the program.
  static let shared = Interruption()

  private struct State {
    var count = 0
    var cancel: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  private init() {}

  /// Whether the run is to end.
  var isRequested: Bool { state.withLock { $0.count > 0 } }

  /// Carries `body` out in a task that the first signal cancels.
  ///
  /// Requests in flight are answered, waits end at once, and `body` is to return what it has.
  ///
  /// - Throws: What `body` throws.
  func watch<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result {
    let task = Task { try await body() }
    state.withLock { $0.cancel = { task.cancel() } }
    let sources = [SIGINT, SIGTERM].map { number in
      // Otherwise the signal would end the program before its source hears of it.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [self] in receive() }
      source.resume()
      return source
    }
    defer {
      for source in sources { source.cancel() }
      for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
      state.withLock { $0.cancel = nil }
    }
    return try await task.value
  }

  private func receive() {
    let (count, cancel) = state.withLock { state in
      state.count += 1
      return (state.count, state.cancel)
    }
    guard count == 1 else {
      EchoOff.restore()
      LiveLine.shared.hideIfFree()
      _exit(ExitStatus.interrupted.rawValue)
    }
    cancel?()
    Output.standardError.write(
      line: "\ninterrupted: the run ends behind this step (once more ends it at once)")
  }
}

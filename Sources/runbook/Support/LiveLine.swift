import Foundation
import Reports
import RunbookModel
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The last line of the terminal while a run waits: what for, and how long still.
///
/// Nothing of it stays.
final class LiveLine: Sendable {
  /// The one of standard output, which shows nothing where that is no terminal.
  static let shared = LiveLine()

  private struct State {
    var countdown: WaitCountdown?
    var isShown = false
    var ticker: Task<Void, Never>?
  }

  private let isEnabled: Bool
  private let state = Mutex(State())

  private init() {
    let isDumb = ProcessInfo.processInfo.environment["TERM", default: "dumb"] == "dumb"
    isEnabled = isatty(1) == 1 && !isDumb && !isContinuousIntegration
  }

  /// Follows the events of a run; `redact` takes secrets out of what a server says.
  func follow(_ event: RunEvent, redact: (String) -> String) {
    guard isEnabled else { return }
    switch event {
    case .paused(let pause, _): show(pause)
    case .polled(var reading, _):
      reading.state = redact(reading.state)
      state.withLock { $0.countdown = WaitCountdown(after: reading) }
    case .exchanged, .bound, .runStarted, .stepStarted, .stepFinished, .runFinished: hide()
    }
  }

  /// Takes the line away until the next pause.
  func hide() {
    state.withLock { state in
      Self.erase(&state)
      state.ticker?.cancel()
      state.ticker = nil
    }
  }

  /// Takes the line away, unless something is being written: whoever writes to a reader that waits must not keep the
  /// program from its end.
  func hideIfFree() { _ = state.withLockIfAvailable { Self.erase(&$0) } }

  /// Writes with `body` where the line stood; it comes back with the next tick.
  func interrupted(by body: () -> Void) {
    state.withLock { state in
      Self.erase(&state)
      body()
    }
  }

  private func show(_ pause: RunPause) {
    state.withLock { state in
      var countdown = state.countdown ?? WaitCountdown()
      countdown.begin(pause, at: .now)
      state.countdown = countdown
      state.ticker?.cancel()
      state.ticker = Task { [self] in
        while !Task.isCancelled {
          draw()
          try? await Task.sleep(for: .milliseconds(500))
        }
      }
    }
  }

  private func draw() {
    state.withLock { state in
      guard !Task.isCancelled, let text = state.countdown?.text(at: .now) else { return }
      Self.put("\r\u{1B}[K\(text)")
      state.isShown = true
    }
  }

  private static func erase(_ state: inout State) {
    guard state.isShown else { return }
    put("\r\u{1B}[K")
    state.isShown = false
  }

  private static func put(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
  }
}

import Foundation

/// Runs deeply recursive work where there is room for it: secondary threads have 512 KiB of stack on macOS.
enum LargeStack {
  /// Enough for the thousand levels at which libyaml stops, at some 6 KiB a level in a debug build.
  private static let size = 16 << 20

  /// The result of `body`, run on a thread of its own while this one waits.
  static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) -> Value {
    let outcome = Outcome<Value>()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      outcome.value = body()
      done.signal()
    }
    thread.stackSize = size
    thread.start()
    done.wait()
    // Never nil after the signal.
    return outcome.value ?? body()
  }

  // Unchecked: the thread writes before it signals, the caller reads after the wait.
  private final class Outcome<Value>: @unchecked Sendable {
    var value: Value?
  }
}

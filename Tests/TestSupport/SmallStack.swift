import Foundation

/// A thread with a stack of a given size, to show that recursion is bounded.
public enum SmallStack {
  /// What secondary threads have on macOS, in bytes.
  public static let size = 512 << 10

  /// Runs `body` on a thread of its own with `size` bytes of stack, and waits for it.
  ///
  /// - Throws: What `body` throws.
  public static func run<Value: Sendable>(
    size: Int = size, _ body: @escaping @Sendable () throws -> Value
  ) throws -> Value {
    let outcome = Outcome<Value>()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      outcome.result = Result { try body() }
      done.signal()
    }
    thread.stackSize = size
    thread.start()
    done.wait()
    guard let result = outcome.result else { throw CancellationError() }
    return try result.get()
  }

  // Unchecked: the thread writes before it signals, the caller reads after the wait.
  private final class Outcome<Value>: @unchecked Sendable {
    var result: Result<Value, any Error>?
  }
}

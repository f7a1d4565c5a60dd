import Foundation
import Synchronization

/// Runs a function that recurses deeply on a thread with room for it.
enum LargeStack {
  /// 16 MiB; threads other than the first have but half of one on macOS.
  private static let size = 16 << 20

  /// The result of `body`; the caller waits for it.
  static func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
    let box = Box<Result>()
    let isDone = DispatchSemaphore(value: 0)
    let thread = Thread {
      box.result.withLock { $0 = body() }
      isDone.signal()
    }
    thread.stackSize = size
    thread.start()
    isDone.wait()
    // Without a result the thread never ran; then the caller's stack must do.
    return box.result.withLock { $0 } ?? body()
  }

  private final class Box<Result: Sendable>: Sendable {
    let result = Mutex<Result?>(nil)
  }
}

import Synchronization

/// A value that is made when it is first asked for, once, from whatever thread.
final class Lazy<Value: Sendable>: Sendable {
  private enum State: Sendable {
    case pending(@Sendable () -> Value)
    case made(Value)
  }

  private let state: Mutex<State>

  /// A value that `make` makes; it must not ask for the value itself.
  init(_ make: @escaping @Sendable () -> Value) { state = Mutex(.pending(make)) }

  /// A value that is there.
  init(made value: Value) { state = Mutex(.made(value)) }

  /// The value.
  var value: Value {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .pending(let make):
        let value = make()
        state = .made(value)
        return value
      }
    }
  }
}

import CJQ
import Dispatch
import Synchronization

/// Stops an evaluation from another thread when its time is up.
///
/// `jq_next` looks at the halt flag before each instruction. `jq_halt` sets it, and must not be called twice; programs
/// that halt by themselves are refused (`ProgramReach`), so the brake is the only one to do it.
final class EvaluationBrake: Sendable {
  private enum Phase {
    case running(CompiledProgram.State)
    case stopped
    case done
  }

  private let phase: Mutex<Phase>

  /// A queue with a thread of its own: those of the global queues may all be in evaluations, as tasks run there.
  private static let queue = DispatchQueue(label: "runbook.jq.brake")

  init(_ state: CompiledProgram.State) { phase = Mutex(.running(state)) }

  /// Stops the evaluation after `limit`, unless it is released before.
  func arm(after limit: Duration) {
    let milliseconds = Int(min(max(limit, .milliseconds(1)), .seconds(86_400)) / .milliseconds(1))
    Self.queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [weak self] in self?.stop() }
  }

  private func stop() {
    phase.withLock { phase in
      guard case .running(let state) = phase else { return }
      jq_halt(state.handle, jv_invalid(), jv_invalid())
      phase = .stopped
    }
  }

  /// Lets go of the evaluation; true where it was stopped.
  func release() -> Bool {
    phase.withLock { phase in
      if case .stopped = phase { return true }
      phase = .done
      return false
    }
  }
}

import JSON
import RunbookModel

/// The `state` or `status` of a resource that an answer shows.
struct ResourceState {
  /// The field it was read from.
  let key: String
  /// The value.
  let text: String

  /// The state in `response`; nil where it has none.
  init?(of response: Exchange.Response) {
    for key in ["state", "status"] {
      guard let text = response.json?[key]?.string else { continue }
      self.key = key
      self.text = text
      return
    }
    return nil
  }

  /// Whether it is `state`, or, where that asks for readiness, another word for ready.
  func isReached(_ state: String) -> Bool {
    let text = text.lowercased()
    let state = state.lowercased()
    return text == state || (Self.readyStates.contains(state) && Self.readyStates.contains(text))
  }

  /// Whether it is a state that nothing leads out of.
  var isFinal: Bool { Self.finalStates.contains(text.lowercased()) }

  private static let readyStates: Set = [
    "ready", "active", "available", "complete", "completed", "provisioned", "succeeded", "online", "running",
    "initialized", "healthy", "connected",
  ]
  private static let finalStates: Set = [
    "error", "errored", "failed", "failure", "terminating", "terminated", "deleting", "deleted", "rejected", "cancelled",
  ]
}

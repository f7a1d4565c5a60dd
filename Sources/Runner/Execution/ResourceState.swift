import JSON
import RunbookModel

/// The `state` or `status` of a resource that an answer shows.
struct ResourceState: Equatable {
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
    return text == state || (Readiness.states.contains(state) && Readiness.states.contains(text))
  }

  /// Whether it is a state that does not lead to `state`.
  func isDeadEnd(toward state: String) -> Bool {
    let text = text.lowercased()
    return Self.finalStates.contains(text) && Self.successors[text] != state.lowercased()
  }

  private static let finalStates: Set = [
    "error", "errored", "failed", "failure", "terminating", "terminated", "deleting", "deleted", "rejected",
    "cancelled", "canceled",
  ]
  /// What a state of going away leads to.
  private static let successors = ["terminating": "terminated", "deleting": "deleted"]
}

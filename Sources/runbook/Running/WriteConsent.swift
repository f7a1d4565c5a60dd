import RunbookModel

/// Asks before anything is written to an organization of Konnect.
enum WriteConsent {
  /// Shows what the pages would write, and asks.
  ///
  /// - Throws: `Failure` where the user does not consent, or nobody is there to ask.
  static func obtain(for runbooks: [Runbook]) throws {
    let writes = runbooks.flatMap(\.steps).compactMap { step -> String? in
      guard case .request(let request) = step.action, !["GET", "HEAD", "OPTIONS"].contains(request.method) else {
        return nil
      }
      return "  \(request.method) \(request.url)"
    }
    guard !writes.isEmpty else { return }
    let list = writes.joined(separator: "\n")
    Output.standardError.write(line: "These requests change the organization of the token:\n\(list)")
    guard isInteractive else {
      throw Failure("nobody is there to confirm writing to Konnect", help: "give --yes to go ahead without asking")
    }
    guard Prompt.confirm("Go ahead?") else { throw Failure("not confirmed; nothing was sent") }
  }
}

import RunbookModel

extension RunSession {
  /// The last step before `id` that may have made what an answer lacks, had it been carried out; nil where none may.
  ///
  /// What a script, declarative entities or a request would have made is not known, so any of these counts. Clicks count
  /// where they speak of the thing: nearly every page begins with some, such as getting a token. So do the steps that
  /// whoever runs the page did not choose.
  ///
  /// - Parameter thing: What is missing, in the words of the page or of a path: `rate-limiting-advanced`, `portals`.
  func stepLeftOut(before id: Step.ID, thatMayMake thing: String) -> Step.ID? {
    let graph = runbook.wholeGraph ?? runbook.graph
    guard let position = graph.position(of: id) else { return nil }
    return graph.steps.prefix(position).last { isLeftOut($0) && mayMake(thing, $0) }?.id
  }

  private func isLeftOut(_ step: Step) -> Bool {
    guard [.prereq, .body].contains(step.zone) else { return false }
    return [nil, .skipped, .unverified].contains(scheduler.status(of: step.id))
  }

  private func mayMake(_ thing: String, _ step: Step) -> Bool {
    switch step.action {
    case .shell(let block), .entities(let block):
      if case .display = block.disposition { return false }
      return true
    case .request(let request): return request.isWrite
    case .manual(let procedure): return procedure.actions.contains { Self.speaks($0.text, of: thing) }
    case .export, .wait, .repeat: return false
    }
  }

  /// Whether all words of `thing` stand in `text`, in the singular or plural.
  private static func speaks(_ text: String, of thing: String) -> Bool {
    func words(_ text: String) -> [Substring] {
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { word in
        word.count > 3 && word.hasSuffix("s") ? word.dropLast() : word
      }
    }
    let spoken = Set(words(text))
    let wanted = words(thing)
    return !wanted.isEmpty && wanted.allSatisfy(spoken.contains)
  }
}

extension RequestTemplate {
  /// What the request is about: the last literal segment of its path, `core-entities/plugins` → plugins.
  var collectionName: String {
    let bare = path.prefix { $0 != "?" && $0 != "#" }
    return bare.split(separator: "/").last { !$0.contains("$") }.map(String.init) ?? ""
  }
}

import RunbookModel

/// Prose around a GET which tells that the answer changes with time.
enum PollingProse {
  /// Without a figure in the page.
  private static let usualLimit = Duration.seconds(600)

  /// How to poll a GET that stands between `intro` and `outro`; nil where they tell nothing of readiness or duration.
  ///
  /// - Parameter isOfOneResource: Whether it is for one resource; a list takes no time by itself.
  static func parse(intro: [Prose], outro: [Prose], isOfOneResource: Bool = true) -> Polling? {
    var evidence: String?
    var state: String?
    var duration: Duration?
    for sentence in Prose.sentences(of: intro + outro) {
      let words = sentence.lowercased().split { !$0.isLetter }.map(String.init)
      let named = words.first(where: Readiness.states.contains)
      let tellsDuration = Prose.duration(in: sentence)
      let isAboutTime = tellsDuration != nil && words.contains { ["take", "takes", "wait", "within"].contains($0) }
      let isAboutState = named != nil && words.contains { Self.verbs.contains($0) }
      if isAboutState, state == nil { state = named }
      if isAboutTime { duration = max(duration ?? .zero, tellsDuration ?? .zero) }
      if isAboutState || (isAboutTime && isOfOneResource), evidence == nil { evidence = sentence }
    }
    guard let evidence else { return nil }
    return Polling(text: evidence, state: state ?? "ready", limit: duration.map { $0 * 2 } ?? usualLimit)
  }

  /// Whether `path` names one resource, by an id at its end or by a filter.
  static func isOfOneResource(_ path: String) -> Bool {
    let parts = path.split(separator: "?", maxSplits: 1)
    let last = parts.first?.split(separator: "/").last ?? ""
    return parts.count > 1 || last.hasPrefix("$") || last.hasPrefix("{")
  }

  /// Verbs that tell of reaching a state: "once it is ready", "marked as ready", "becomes active".
  private static let verbs: Set = [
    "once", "until", "when", "wait", "becomes", "become", "marked", "indicates", "shows", "displays", "check", "status",
    "state",
  ]
}

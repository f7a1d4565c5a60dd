import JSON
import RunbookModel

/// Response + snippet → whether the response contains what the page shows of it.
struct SnippetMatcher {
  /// What came of a match.
  struct Verdict {
    /// Whether the snippet's claims and fragment hold.
    var isMatch: Bool
    /// What was found, or what is wrong.
    var summary: String
    /// The nearest candidate and what differs there.
    var details: [String] = []
  }

  /// The most lines of differences that are told.
  private static let maximumDetails = 8

  /// Judges `snippet` by `response`.
  static func match(_ snippet: ResponseSnippet, in response: JSONValue) -> Verdict {
    var candidates: [(pointer: JSONPointer, value: JSONValue)] = []
    response.walk { pointer, value in
      if isCandidate(value, of: snippet, isRoot: pointer.tokens.isEmpty) { candidates.append((pointer, value)) }
    }
    guard !candidates.isEmpty else {
      let what = snippet.subject.map { "`\($0)`" } ?? "the fields named"
      return Verdict(isMatch: false, summary: "no object of the response holds \(what)")
    }
    var nearest: (pointer: JSONPointer, differences: [String])?
    for (pointer, value) in candidates {
      let differences = self.differences(of: value, from: snippet)
      if differences.isEmpty { return Verdict(isMatch: true, summary: summary(of: snippet, at: pointer)) }
      if differences.count < nearest?.differences.count ?? .max { nearest = (pointer, differences) }
    }
    guard let nearest else { return Verdict(isMatch: false, summary: "nothing of the response fits") }
    let place = name(of: nearest.pointer)
    var details = ["nearest: \(place)"] + nearest.differences.prefix(maximumDetails).map { "  \($0)" }
    if nearest.differences.count > maximumDetails {
      details.append("  … and \(nearest.differences.count - maximumDetails) more differences")
    }
    return Verdict(isMatch: false, summary: "the response does not contain the snippet", details: details)
  }

  /// With a subject, the objects that hold it; with claims only, the objects; else the response as a whole.
  private static func isCandidate(_ value: JSONValue, of snippet: ResponseSnippet, isRoot: Bool) -> Bool {
    if let subject = snippet.subject {
      return value.object?.values.contains { $0.scalarText == subject } ?? false
    }
    return snippet.claims.isEmpty ? isRoot : value.object != nil
  }

  private static func differences(of value: JSONValue, from snippet: ResponseSnippet) -> [String] {
    var differences: [String] = []
    for claim in snippet.claims {
      let found = FragmentMatcher.value(at: claim.path, in: value)
      if found?.scalarText != claim.value {
        let text = found.map { FragmentMatcher.shown($0) } ?? "nothing"
        differences.append("\(claim.path): expected \(claim.value), found \(text)")
      }
    }
    if case .fragment(let fragment) = snippet.content {
      differences += FragmentMatcher.differencesAtAnyDepth(of: value, from: fragment)
    }
    return differences
  }

  private static func summary(of snippet: ResponseSnippet, at pointer: JSONPointer) -> String {
    var facts = snippet.claims.map { "\($0.path) is \($0.value)" }
    if case .fragment = snippet.content { facts.append("contains the snippet") }
    let subject = snippet.subject.map { "\($0) found at \(name(of: pointer))" } ?? name(of: pointer)
    return "\(subject): \(facts.joined(separator: ", "))"
  }

  private static func name(of pointer: JSONPointer) -> String {
    pointer.tokens.isEmpty ? "the response" : pointer.dotted
  }
}

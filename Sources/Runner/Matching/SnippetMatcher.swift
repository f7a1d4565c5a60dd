import JSON
import RunbookModel

/// Response + snippet → whether the response contains what the page shows of it.
struct SnippetMatcher {
  /// What came of a match.
  struct Verdict: Equatable {
    /// Whether the snippet's claims and fragment hold.
    var isMatch: Bool
    /// What was found, or what is wrong.
    var summary: String
    /// The nearest candidate and what differs there.
    var details: [String] = []
    /// Whether there is nothing to compare with: the thing that the snippet shows is not there at all.
    var isAbsence = false
  }

  private typealias Candidate = (pointer: JSONPointer, value: JSONValue)

  /// The most lines of differences that are told.
  private static let maximumDetails = 8

  /// Judges `snippet` by `response`.
  static func match(_ snippet: ResponseSnippet, in response: JSONValue) -> Verdict {
    let candidates = candidates(for: snippet, in: response)
    var nearest: (pointer: JSONPointer, weight: Int, differences: [FragmentMatcher.Difference])?
    for (pointer, value) in candidates {
      let differences = self.differences(of: value, from: snippet)
      if differences.isEmpty { return Verdict(isMatch: true, summary: summary(of: snippet, at: pointer)) }
      let weight = differences.reduce(0) { $0 + $1.weight }
      if weight < nearest?.weight ?? .max { nearest = (pointer, weight, differences) }
    }
    guard let nearest else {
      let what = snippet.subject.map { "`\($0)`" } ?? "the fields named"
      return Verdict(isMatch: false, summary: "no object of the response holds \(what)", isAbsence: true)
    }
    var details = ["nearest: \(name(of: nearest.pointer))"]
    details += nearest.differences.prefix(maximumDetails).map { "  \($0.text)" }
    if nearest.differences.count > maximumDetails {
      details.append("  … and \(nearest.differences.count - maximumDetails) more differences")
    }
    let isFragment = if case .fragment = snippet.content { true } else { false }
    return Verdict(
      isMatch: false,
      summary: isFragment ? "the response does not contain the snippet" : "the response is not as the page says",
      details: details, isAbsence: ResponseField.items(of: response)?.items.isEmpty == true)
  }

  /// With a subject, the objects that hold it, as a value or else as a field; with claims only, all objects; else the
  /// response as a whole.
  private static func candidates(for snippet: ResponseSnippet, in response: JSONValue) -> [Candidate] {
    guard let subject = snippet.subject else {
      return snippet.claims.isEmpty ? [(.root, response)] : objects(in: response) { _ in true }
    }
    let holders = objects(in: response) { $0.contains { $0.value.scalarText == subject } }
    return holders.isEmpty ? objects(in: response) { $0[subject] != nil } : holders
  }

  private static func objects(in response: JSONValue, where predicate: (JSONObject) -> Bool) -> [Candidate] {
    var found: [Candidate] = []
    response.walk { pointer, value in
      if let members = value.object, predicate(members) { found.append((pointer, value)) }
    }
    return found
  }

  private static func differences(
    of value: JSONValue, from snippet: ResponseSnippet
  ) -> [FragmentMatcher.Difference] {
    var differences: [FragmentMatcher.Difference] = []
    for claim in snippet.claims {
      let found = self.value(at: claim.path, in: value)
      guard found?.scalarText != claim.value else { continue }
      let text = found.map { FragmentMatcher.shown($0) } ?? "nothing"
      differences.append(
        .init(text: "\(claim.path): expected \(claim.value), found \(text)", weight: found == nil ? 2 : 1))
    }
    if case .fragment(let fragment) = snippet.content {
      differences += FragmentMatcher.differencesAtAnyDepth(of: value, from: fragment)
    }
    return differences
  }

  /// The value at a dotted path such as `config.strategy` or `data[0].id`.
  static func value(at path: String, in value: JSONValue) -> JSONValue? {
    value[JSONPointer(path.split { ".[]".contains($0) }.map(String.init))]
  }

  private static func summary(of snippet: ResponseSnippet, at pointer: JSONPointer) -> String {
    var facts = snippet.claims.map { "\($0.path) is \($0.value)" }
    if case .fragment = snippet.content { facts.append("contains the snippet") }
    let subject = snippet.subject.map { "\($0) found at \(name(of: pointer))" } ?? name(of: pointer)
    return facts.isEmpty ? subject : "\(subject): \(facts.joined(separator: ", "))"
  }

  private static func name(of pointer: JSONPointer) -> String {
    pointer.tokens.isEmpty ? "the response" : pointer.dotted
  }
}

import RunbookModel

/// Prose after a request which tells what its response holds.
enum ResponseProse {
  /// Whether `text` introduces something the response must hold.
  static func speaksOfResponse(_ text: String) -> Bool {
    phrases.contains { text.firstRange(ignoringCase: $0) != nil }
  }

  private static let phrases: [StaticString] = [
    "in the response", "in your response", "from the response", "the response should", "the response contains",
    "the response includes", "the response body", "the response looks", "response similar", "you should see",
    "you should get", "you should receive", "should look like", "should return", "will look like", "returned",
  ]

  /// The value that names the object in question: "locate your `rate-limiting-advanced` plugin".
  static func subject(in text: String) -> String? {
    for sentence in Prose.sentences(in: text) {
      guard let verb = verbsOfSearch.lazy.compactMap({ sentence.firstRange(ignoringCase: $0) }).first
      else { continue }
      if let code = Prose.codeSpans(in: String(sentence[verb.upperBound...])).first { return code }
    }
    return nil
  }

  /// The claims in `text`: "`config.strategy` is set to `redis`".
  static func claims(in text: String) -> [ResponseSnippet.Claim] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    var claims: [ResponseSnippet.Claim] = []
    var index = 1
    // Odd parts are code: path ` verb ` value.
    while index + 2 < parts.count - 1 {
      let verb = Prose.onOneLine(parts[index + 1].lowercased())
      if verbs.contains(verb), isPath(parts[index]) {
        claims.append(.init(path: String(parts[index]), value: String(parts[index + 2])))
      }
      index += 2
    }
    return claims
  }

  private static let verbsOfSearch: [StaticString] = ["locate ", "find ", "look for "]

  private static let verbs: Set = [
    "is set to", "is", "set to", "should be", "should be set to", "must be", "equals", "is equal to", "is now",
    "is now set to", "to be", "as", "has the value", "with the value",
  ]

  private static func isPath(_ text: Substring) -> Bool {
    guard let first = text.first, first.isLetter || first == "_" || first == "." else { return false }
    return text.allSatisfy { $0.isLetter || $0.isNumber || "_-.[]".contains($0) }
  }
}

/// The sentence "repeat the previous step for all the control planes in your control plane group".
struct RepetitionProse: Hashable {
  /// Which steps a sentence names.
  enum Target: Hashable {
    /// The step before.
    case previous
    /// The list items with these numbers.
    case items(ClosedRange<Int>)
  }

  /// The sentence.
  var text: String
  /// The steps.
  var target: Target
  /// What they are repeated for, as the page writes it: `control planes`.
  var subject: String

  /// The first sentence of `text` that asks for a repetition.
  static func parse(_ text: String) -> RepetitionProse? {
    guard text.firstRange(ignoringCase: "repeat ") != nil else { return nil }
    for sentence in Prose.sentences(in: text) {
      let words = sentence.split(separator: " ").map(String.init)
      guard let start = words.firstIndex(where: { $0.lowercased() == "repeat" }),
        let each = words[start...].firstIndex(where: { $0.lowercased() == "for" }),
        let subject = subject(in: words[(each + 1)...]), let target = target(in: words[(start + 1)..<each])
      else { continue }
      return RepetitionProse(text: sentence, target: target, subject: subject)
    }
    return nil
  }

  private static func target(in words: ArraySlice<String>) -> Target? {
    let numbers = words.flatMap { $0.split { !$0.isNumber }.compactMap { Int($0) } }
    if let first = numbers.first, let last = numbers.last, words.contains(where: { $0.lowercased().hasPrefix("step") })
    {
      return .items(min(first, last)...max(first, last))
    }
    let text = words.joined(separator: " ").lowercased()
    let previous = ["previous", "preceding", "above", "last", "this", "these", "same"]
    return previous.contains { text.contains($0) } ? .previous : nil
  }

  /// The noun after "all the", "each", "every": up to a preposition or the sentence's end.
  private static func subject(in words: ArraySlice<String>) -> String? {
    guard let quantifier = words.first?.lowercased(), ["all", "each", "every", "any", "both"].contains(quantifier)
    else {
      return nil
    }
    let articles: Set = ["of", "the", "your", "other", "additional", "remaining"]
    let ends: Set = ["in", "of", "that", "which", "you", "where", "with", "on", "to", "from"]
    let noun = words.dropFirst().drop { articles.contains($0.lowercased()) }.prefix { !ends.contains($0.lowercased()) }
    let subject = noun.joined(separator: " ").trimming { !$0.isLetter && !$0.isNumber }
    return subject.isEmpty ? nil : subject
  }

  /// Whether `variable` names one of the things: `CONTROL_PLANE_ID` for `control planes`.
  func isNamed(by variable: String) -> Bool {
    var words = subject.lowercased().split(separator: " ").map(String.init)
    if let last = words.last, last.hasSuffix("s") { words[words.count - 1] = String(last.dropLast()) }
    let stem = words.joined(separator: "_")
    let name = variable.lowercased()
    return name == stem || ["_id", "_name", "_uuid"].contains { name == stem + $0 }
  }
}

extension StringProtocol {
  /// The text without characters that fulfil `predicate` at either end.
  func trimming(_ predicate: (Character) -> Bool) -> String {
    var rest = self[...].drop(while: predicate)
    while let last = rest.last, predicate(last) { rest = rest.dropLast() }
    return String(rest)
  }
}

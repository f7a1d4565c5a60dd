import RunbookModel

/// The sentence "wait until … displays as `Ready`".
enum WaitProse {
  /// The wait that one of the sentences of `text` asks for.
  static func parse(_ text: String) -> Wait? {
    guard text.firstRange(ignoringCase: "wait ") != nil else { return nil }
    for sentence in Prose.sentences(in: text) {
      guard
        let start = sentence.firstRange(ignoringCase: "wait until ") ?? sentence.firstRange(ignoringCase: "wait for ")
      else { continue }
      let rest = sentence[start.lowerBound...]
      guard let state = state(in: rest) else { continue }
      let duration = Prose.duration(in: text)
      return Wait(text: Prose.onOneLine(sentence), state: state, duration: duration)
    }
    return nil
  }

  /// The state that a wait's sentence names: the backquoted word after it, else a word for readiness.
  private static func state(in sentence: Substring) -> String? {
    if let code = Prose.codeSpans(in: String(sentence)).last, code.allSatisfy({ $0.isLetter || $0 == " " || $0 == "_" })
    {
      return code
    }
    let words = sentence.lowercased().split { !$0.isLetter }
    return words.first { Readiness.states.contains(String($0)) }.map(String.init)
  }
}

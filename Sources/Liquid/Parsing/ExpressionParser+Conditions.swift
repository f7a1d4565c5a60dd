extension ExpressionParser {
  /// Reads a condition up to the end; nil, with an issue, where there is none.
  mutating func condition() -> Condition? {
    var comparisons: [Condition.Comparison] = []
    repeat {
      guard let comparison = comparison() else {
        guard !comparisons.isEmpty else { return nil }
        // The reference implementation does not read over that in lax mode either.
        makeLastIssueFatal()
        return Condition(comparisons: comparisons)
      }
      comparisons.append(comparison)
      skipJunk()
      if accept(word: "or") {
        comparisons[comparisons.count - 1].isFollowedByOr = true
      } else if !accept(word: "and") {
        break
      }
    } while true
    if !isAtEnd() { report("unexpected text") }
    return Condition(comparisons: comparisons)
  }

  private mutating func comparison() -> Condition.Comparison? {
    guard let left = comparand() else { return nil }
    guard let relation = relation() else { return .init(left: left) }
    guard let right = comparand() else { return .init(left: left) }
    return .init(left: left, right: (relation, right))
  }

  private mutating func relation() -> Condition.Operator? {
    if accept(word: "contains") { return .contains }
    skipSpace()
    let start = position
    if let word = name() {
      if word == "and" || word == "or" {
        position = start
        return nil
      }
    } else {
      while let byte = current, "=!<>".utf8.contains(byte) { position += 1 }
      guard position > start else { return nil }
      if let relation = Condition.Operator(rawValue: text(start..<position)) { return relation }
    }
    report("`\(text(start..<position))` is no operator", start..<position, isFatal: true)
    return nil
  }

  /// Reads over what is neither `and`, `or` nor the end, as an issue, unless it follows one that tells of it.
  private mutating func skipJunk() {
    var isReported = issues.last?.isFatal == true
    while !isAtEnd() {
      let start = position
      if let word = name(), word == "and" || word == "or" {
        position = start
        return
      }
      position = start
      if !isReported { report("unexpected text") }
      isReported = true
      let before = position
      skip(to: " \t\n\r")
      if position == before { position += 1 }
    }
  }
}

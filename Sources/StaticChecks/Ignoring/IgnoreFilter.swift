public import SourceText

/// Takes out the findings that comments of the pages tell off.
public enum IgnoreFilter {
  /// The page of the rule that asks for reasons.
  public static let explanation = RuleExplanation(
    "ignore-without-reason",
    what: "A comment tells a finding off and does not say why.",
    why: "The next author cannot know whether the reason still holds.",
    example: "<!-- runbook: ignore status-not-declared -->",
    mending: """
      Write the reason behind a colon: `<!-- runbook: ignore status-not-declared: the file lags behind -->`. The \
      comment stands on the line above the finding or above its block; in a block's YAML it is written \
      `# runbook: ignore RULE: reason`. Several rules are separated by commas.
      """)

  /// The findings that no comment tells off, and a warning for each comment of `page` without a reason.
  public static func apply(to diagnostics: [Diagnostic], page: SourceFile) -> [Diagnostic] {
    let left = diagnostics.filter { diagnostic in
      guard let range = diagnostic.range else { return true }
      return !comments(above: range).contains { $0.rules.contains(diagnostic.rule) }
    }
    return left + reasonless(in: page)
  }

  private static func reasonless(in page: SourceFile) -> [Diagnostic] {
    guard page.text.contains("runbook: ignore ") else { return [] }
    return (1...max(page.lineCount, 1)).compactMap { line in
      guard let comment = IgnoreComment(line: line, of: page), comment.reason.isEmpty else { return nil }
      return Diagnostic(
        .warning, rule: explanation.id,
        "this comment does not say why \(comment.rules.joined(separator: ", ")) is ignored",
        at: comment.range, fix: .init("write the reason behind a colon: `runbook: ignore RULE: reason`"))
    }
  }

  /// The comments on the lines right above the place, and above the tag or fence that it stands in.
  private static func comments(above range: SourceRange) -> [IgnoreComment] {
    guard range.file.text.contains("runbook: ignore ") else { return [] }
    return run(endingAbove: range.start.line, in: range.file)
      + (blockStart(above: range.start.line, in: range.file).map { run(endingAbove: $0, in: range.file) } ?? [])
  }

  private static func run(endingAbove line: Int, in file: SourceFile) -> [IgnoreComment] {
    var comments: [IgnoreComment] = []
    var line = line - 1
    while line >= 1, let comment = IgnoreComment(line: line, of: file) {
      comments.append(comment)
      line -= 1
    }
    return comments
  }

  /// The line of the tag that is open at `line`.
  private static func blockStart(above line: Int, in file: SourceFile) -> Int? {
    for number in stride(from: line - 1, through: max(line - 200, 1), by: -1) {
      guard let text = file.lineText(number)?.trimmed, text.hasPrefix("{%") else { continue }
      let name = text.dropFirst(2).drop { $0 == "-" || $0.isWhitespace }
      return name.hasPrefix("end") ? nil : number
    }
    return nil
  }
}

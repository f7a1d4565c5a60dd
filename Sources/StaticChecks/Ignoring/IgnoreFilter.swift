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
      comment stands on the line above the finding or above its block; in a block's YAML, or in a script, it is written \
      `# runbook: ignore RULE: reason`. Several rules are separated by commas.
      """)

  /// The page of the rule that knows all rules.
  public static let unknownRuleExplanation = RuleExplanation(
    "ignore-unknown-rule",
    what: "A comment tells off the findings of a rule that does not exist.",
    why: "It ignores nothing; the finding that was meant is told all the same.",
    example: "<!-- runbook: ignore status-not-declard: the file lags behind -->",
    mending: "Write the rule as the finding names it; `runbook explain` lists all rules.")

  /// The findings that no comment tells off, and warnings for comments without a reason or of unknown rules.
  ///
  /// - Parameter files: The files whose comments are looked at: the page, its includes.
  public static func apply(to diagnostics: [Diagnostic], files: [SourceFile]) -> [Diagnostic] {
    var commented: [SourceFile: Bool] = [:]
    let left = diagnostics.filter { diagnostic in
      guard let range = diagnostic.range else { return true }
      let isCommented = commented[range.file] ?? range.file.text.contains("runbook: ignore ")
      commented[range.file] = isCommented
      guard isCommented else { return true }
      return !comments(above: range).contains { $0.rules.contains(diagnostic.rule) }
    }
    return left + files.flatMap(faults)
  }

  /// The findings that no comment tells off, and warnings for comments of `page`.
  public static func apply(to diagnostics: [Diagnostic], page: SourceFile) -> [Diagnostic] {
    apply(to: diagnostics, files: [page])
  }

  private static func faults(in file: SourceFile) -> [Diagnostic] {
    guard file.text.contains("runbook: ignore ") else { return [] }
    return (1...max(file.lineCount, 1)).flatMap { line -> [Diagnostic] in
      guard let comment = IgnoreComment(line: line, of: file) else { return [] }
      var found = comment.rules.filter { RuleCatalogue.rule($0) == nil }.map { unknown($0, in: comment) }
      if comment.reason.isEmpty {
        found.append(
          Diagnostic(
            .warning, rule: explanation.id,
            "this comment does not say why \(comment.rules.joined(separator: ", ")) is ignored",
            at: comment.range, fix: .init("write the reason behind a colon: `runbook: ignore RULE: reason`")))
      }
      return found
    }
  }

  private static func unknown(_ rule: String, in comment: IgnoreComment) -> Diagnostic {
    let nearest = RuleCatalogue.nearest(to: rule)
    let place = comment.range.part(rule)
    return Diagnostic(
      .warning, rule: unknownRuleExplanation.id, "there is no rule `\(rule)`", at: place ?? comment.range,
      fix: nearest.map { .init("write `\($0)`", replacement: place == nil ? nil : $0) }
        ?? .init("`runbook explain` lists the rules"))
  }

  /// The comments on the lines right above the place, and above the tag or fence that it stands in.
  private static func comments(above range: SourceRange) -> [IgnoreComment] {
    run(endingAbove: range.start.line, in: range.file)
      + (blockStart(above: range.start.line, in: range.file).map { run(endingAbove: $0, in: range.file) } ?? [])
  }

  private static func run(endingAbove line: Int, in file: SourceFile) -> [IgnoreComment] {
    var comments: [IgnoreComment] = []
    var line = line - 1
    while line >= 1 {
      if let comment = IgnoreComment(line: line, of: file) {
        comments.append(comment)
      } else if !isFrame(file.lineText(line)?.trimmed ?? "") {
        break
      }
      line -= 1
    }
    return comments
  }

  /// Whether a line only frames the block below it: another comment, or the tag that captures it.
  private static func isFrame(_ line: Substring) -> Bool {
    line.hasPrefix("<!--") && line.hasSuffix("-->")
      || line.hasPrefix("{%") && line.drop { "{%- ".contains($0) }.hasPrefix("capture ")
  }

  /// The line of the tag or fence that is open at `line`.
  private static func blockStart(above line: Int, in file: SourceFile) -> Int? {
    for number in stride(from: line - 1, through: max(line - 200, 1), by: -1) {
      guard let text = file.lineText(number)?.trimmed else { continue }
      if text.hasPrefix("```") || text.hasPrefix("~~~") { return number }
      guard text.hasPrefix("{%") else { continue }
      let name = text.dropFirst(2).drop { $0 == "-" || $0.isWhitespace }
      return name.hasPrefix("end") ? nil : number
    }
    return nil
  }
}

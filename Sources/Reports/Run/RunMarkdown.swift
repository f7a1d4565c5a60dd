import RunbookModel

/// A document → Markdown, as for GitHub's step summary or a comment.
public enum RunMarkdown {
  /// GitHub takes a step summary of a mebibyte; what would go beyond is left out, and told.
  private static let maximumBytes = 1_000_000

  /// A table of the pages, then the steps that did not hold.
  public static func lines(_ document: RunDocument) -> [String] {
    let summary = RunText(style: TextStyle(isEnabled: false)).summary(document)
    var lines = ["## runbook", "", escaped(summary), ""]
    guard !document.pages.isEmpty else { return lines }
    lines += ["| page | verdict | steps | requests | time |", "|---|---|---|--:|--:|"]
    let ordered = order.flatMap { verdict in document.pages.filter { $0.verdict == verdict } }
    var left = maximumBytes
    for (index, page) in ordered.enumerated() {
      let row = row(page)
      left -= row.utf8.count + 1
      guard left > 0 else {
        lines.append("| … and \((ordered.count - index).counted("more page")) | | | | |")
        return lines
      }
      lines.append(row)
    }
    for page in ordered {
      let details = details(page)
      left -= details.reduce(0) { $0 + $1.utf8.count + 1 }
      guard left > 0 else { return lines + ["", "More is in the other reports."] }
      lines += details
    }
    return lines
  }

  /// What needs eyes comes first.
  private static let order: [RunResult.Verdict] = [.failed, .errored, .incomplete, .xfailed, .passed]

  private static func row(_ page: RunDocument.Page) -> String {
    let cells = [
      code(page.path), "\(symbol(page.verdict)) \(page.verdict.rawValue)", StepCounts.text(page),
      "\(page.requestCount)", DurationText.short(.plausible(seconds: page.wallSeconds)),
    ]
    return "| \(cells.joined(separator: " | ")) |"
  }

  private static func details(_ page: RunDocument.Page) -> [String] {
    let steps = page.steps.filter { [.failed, .errored, .xfailed].contains($0.status) }
    let faults =
      page.readingFaults.map { "- \(code($0.rule)) \(escaped($0.message))" }
      + page.brokenExpectations.map { "- \(escaped($0.fault ?? "")): \(escaped($0.reason))" }
    guard !steps.isEmpty || !faults.isEmpty else { return [] }
    let items = steps.flatMap { step in
      ["- **\(step.status.rawValue)** line \(step.line), \(code(step.id)): \(escaped(step.explanation))"]
        + fenced(step.checks.filter { $0.outcome == .failed }.flatMap(\.details))
    }
    return ["", "### \(code(page.path))", ""] + faults + items
  }

  private static func symbol(_ verdict: RunResult.Verdict) -> String {
    switch verdict {
    case .passed: "✅"
    case .failed, .errored: "❌"
    case .incomplete: "❔"
    case .xfailed: "☑️"
    }
  }

  // MARK: Texts

  /// Lines in a fence that none of them can close, in a list item.
  private static func fenced(_ lines: [String]) -> [String] {
    guard !lines.isEmpty else { return [] }
    let longest = lines.flatMap { $0.split { $0 != "`" } }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ["", "  \(fence)"] + lines.map { "  \($0.printable)" } + ["  \(fence)", ""]
  }

  /// The text as code in a table or a line: neither a backquote nor a bar ends it.
  private static func code(_ text: String) -> String {
    let text = text.printable.replacing("|", with: "\\|")
    return text.contains("`") ? "<code>\(escaped(text))</code>" : "`\(text)`"
  }

  /// The text as Markdown that shows it as it stands.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.printable {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "!", "$", "@": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}

import RunbookModel
import SourceText

/// Drift → Markdown, for a comment on a pull request.
public enum DriftMarkdown {
  /// A heading, a table of the steps that are not untouched, and what was compared; without a final newline.
  public static func render(_ report: DriftReport) -> String {
    var lines = ["### API drift: \(report.summary)", ""]
    let rows = report.pages.flatMap { page in
      page.entries.filter { $0.verdict != .untouched }.map { row($0, in: page.runbook) }
    }
    if !rows.isEmpty {
      lines += ["| | Step | Operation | What changed | What to do |", "|---|---|---|---|---|"] + rows + [""]
    }
    lines.append("\(code(report.base)) → \(code(report.head)) · \(report.scope)")
    return lines.joined(separator: "\n")
  }

  private static func row(_ entry: DriftReport.Entry, in runbook: Runbook) -> String {
    let mark = entry.verdict == .breaks ? "❌ breaks" : "⚠️ may break"
    let place = runbook.page + StepPlace.text(of: entry.step)
    let messages = entry.findings.map { text($0.message) }.joined(separator: "<br>")
    let fixes = entry.findings.map { text($0.fix?.message ?? "") }.joined(separator: "<br>")
    return "| \(mark) | \(code(place)) | \(code(entry.operation)) | \(messages) | \(fixes) |"
  }

  /// `text` as code, in as many backquotes as it takes, safe in a table.
  private static func code(_ text: String) -> String {
    let text = text.printable.replacing("|", with: "\\|")
    guard text.contains("`") else { return "`\(text)`" }
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence) \(text) \(fence)"
  }

  /// A sentence of ours, in which backquotes mean code and all else means itself.
  private static func text(_ text: String) -> String {
    let parts = text.printable.split(separator: "`", omittingEmptySubsequences: false)
    // Without a partner a backquote is one.
    guard parts.count % 2 == 1 else { return escaped(text.printable).replacing("`", with: "\\`") }
    return parts.enumerated().map { $0 % 2 == 1 ? code(String($1)) : escaped(String($1)) }.joined()
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case "\\", "|", "*", "_", "[", "]", "~", "#", "@": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}

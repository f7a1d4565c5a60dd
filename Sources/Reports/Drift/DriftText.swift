import RunbookModel
import SourceText

/// Drift → text for a person to read.
public struct DriftText {
  private static let indent = 4

  private let style: TextStyle

  /// A renderer; `style` colours it.
  public init(style: TextStyle) { self.style = style }

  /// The steps that are not untouched, page by page, and a summary; without a final newline.
  public func render(_ report: DriftReport) -> String {
    var lines: [String] = []
    for page in report.pages {
      let touched = page.entries.filter { $0.verdict != .untouched }
      guard !touched.isEmpty else { continue }
      lines.append(style.bold(page.runbook.title.printable))
      for entry in touched { lines += self.lines(of: entry, in: page.runbook) }
      lines.append("")
    }
    let versions = "\(report.base) → \(report.head)"
    lines += LineWrap.lines(style.dim("\(versions) · \(report.scope)".printable), indent: 2)
    lines.append(colored(report.summary + elsewhere(report), report))
    return lines.joined(separator: "\n")
  }

  private func lines(of entry: DriftReport.Entry, in runbook: Runbook) -> [String] {
    let (symbol, verdict) =
      entry.verdict == .breaks
      ? (style.red("✗"), style.red(entry.verdict.text)) : (style.yellow("!"), style.yellow(entry.verdict.text))
    let place = runbook.page.printable + StepPlace.text(of: entry.step)
    var lines = ["\(symbol) \(place)  \(entry.operation.printable)  \(verdict)"]
    let blanks = String(repeating: " ", count: Self.indent)
    for finding in entry.findings {
      let line = finding.range.map { self.place(of: $0, of: entry, in: runbook) } ?? ""
      lines += LineWrap.lines(blanks + finding.message.printable + style.dim(line), indent: Self.indent + 2)
      guard let fix = finding.fix else { continue }
      lines += LineWrap.lines(blanks + style.dim("→ ") + fix.message.printable, indent: Self.indent + 4)
    }
    return lines
  }

  /// ` (line 18)`, where that is not the step's own.
  private func place(of range: SourceRange, of entry: DriftReport.Entry, in runbook: Runbook) -> String {
    let place = StepPlace.text(of: range, in: runbook.page)
    guard place != StepPlace.text(of: entry.step) else { return "" }
    return range.file.path == runbook.page ? " (line \(range.start.line))" : " (\(place))"
  }

  /// Says how many steps use an operation that changed without having to do with the change.
  private func elsewhere(_ report: DriftReport) -> String {
    let count = report.pages.reduce(0) {
      $0 + $1.entries.count { $0.verdict == .untouched && $0.changeCount > 0 }
    }
    return count > 0 ? " (\(count) of them \(count == 1 ? "uses" : "use") operations that changed elsewhere)" : ""
  }

  private func colored(_ text: String, _ report: DriftReport) -> String {
    report.count(.breaks) > 0 ? style.red(text) : report.count(.mayBreak) > 0 ? style.yellow(text) : style.green(text)
  }
}

import RunbookModel

/// A document → lines for people: what did not hold on which page, and how many pages came to what.
public struct RunText {
  private let style: TextStyle

  /// A report; `style` colours it.
  public init(style: TextStyle) { self.style = style }

  /// The pages, what did not hold on them, and the summary.
  public func lines(_ document: RunDocument) -> [String] {
    document.pages.flatMap(lines) + (document.pages.isEmpty ? [] : [""]) + [summary(document)]
  }

  /// How many pages came to what: `289 pages: 120 passed, 4 failed, 165 incomplete`.
  public func summary(_ document: RunDocument) -> String {
    var counts = RunResult.Verdict.allCases.compactMap { verdict -> String? in
      let count = document.count(of: verdict)
      return count == 0 ? nil : paint(verdict)("\(count) \(verdict.rawValue)")
    }
    if !document.notRun.isEmpty { counts.append(style.yellow("\(document.notRun.count) not run")) }
    if document.missingCount > 0 { counts.append(style.yellow("\(document.missingCount) missing")) }
    let pages = (document.pages.count + document.notRun.count + document.missingCount).counted("page")
    var text = counts.isEmpty ? pages : "\(pages): \(counts.joined(separator: ", "))"
    if let shard = document.shard { text = "shard \(shard.index)/\(shard.total) · \(text)" }
    return document.isInterrupted ? "\(text) · interrupted" : text
  }

  private func lines(_ page: RunDocument.Page) -> [String] {
    let verdict = page.verdict.rawValue.uppercased().padded(to: 10)
    let head = "\(paint(page.verdict)(verdict))  \(page.path.printable)  \(StepCounts.text(page))"
    let faults = page.brokenExpectations.map { "    \($0.fault ?? ""): \($0.reason)\(place($0))" }
    let steps = page.steps.filter { [.failed, .errored, .xfailed].contains($0.status) }
    return [head] + page.readingFaults.map { "    \($0.rule): \($0.message)" } + faults
      + steps.map { "    \($0.status.rawValue) :\($0.line) \($0.id): \($0.explanation)".printable }
  }

  private func place(_ expected: RunDocument.ExpectedFailure) -> String {
    expected.place.map { " (\($0.file):\($0.line))" } ?? ""
  }

  private func paint(_ verdict: RunResult.Verdict) -> (String) -> String {
    switch verdict {
    case .passed: style.green
    case .failed, .errored: style.red
    case .incomplete, .xfailed: style.yellow
    }
  }
}

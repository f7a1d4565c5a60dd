public import RunbookModel

/// Run events → lines for a terminal or a log.
///
/// Lines are at most 140 columns wide where their words allow it, and nothing in an answer acts on the terminal. A
/// report takes the events of one page after the other.
public struct ConsoleReport {
  private let style: TextStyle
  private let redact: (String) -> String
  private var page: PageLines?

  /// A report; `style` colours it, and `redact` takes secrets out of lines before they are broken.
  public init(style: TextStyle, redact: @escaping (String) -> String = { $0 }) {
    self.style = style
    self.redact = redact
  }

  /// The lines that `event` adds, each without a newline.
  public mutating func lines(for event: RunEvent) -> [String] {
    switch event {
    case .runStarted(let header):
      var page = PageLines(header, style: style, redact: redact)
      let lines = page.beginning(of: header)
      self.page = page
      return lines
    case .stepFinished(let result): return page?.lines(of: result) ?? []
    case .runFinished(let result):
      return ExpectationLines(style: style, redact: redact).lines(of: result) + [
        "", RunSummary(style: style).text(of: result),
      ]
    case .stepStarted, .exchanged, .polled, .paused, .bound: return []
    }
  }
}

import Foundation
public import Journal
import RunbookModel

/// The journal's records → lines for people.
public struct JournalText {
  private let style: TextStyle

  /// Lines in `style`.
  public init(style: TextStyle) { self.style = style }

  // MARK: History

  /// One line a run, with a head; a sentence where there is none.
  public func history(_ runs: [RunRecord]) -> [String] {
    guard !runs.isEmpty else { return ["no run is in the journal"] }
    let head = ["RUN", "BEGAN", "VERDICT", "TOOK", "TARGET", "PAGE"]
    let rows = runs.map { run in
      [
        run.id.description, Self.moment(run.began), Self.outcome(of: run),
        run.wallTime.map { DurationText.short(.plausible(seconds: $0)) } ?? "", run.target.printable,
        run.page.printable,
      ]
    }
    let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
    return ([head] + rows).enumerated().map { number, row in
      let cells = row.enumerated().map { column, cell in
        let text = column == row.count - 1 ? cell : cell.padded(to: widths[column])
        return number == 0 ? style.dim(text) : column == 2 ? paint(text, runs[number - 1]) : text
      }
      return cells.joined(separator: "  ")
    }
  }

  /// What came of `run`, in a word.
  private static func outcome(of run: RunRecord) -> String {
    switch run.state {
    case .running: "unfinished"
    case .interrupted: "interrupted"
    case .finished: run.verdict?.rawValue ?? "finished"
    case .undone: run.verdict.map { "\($0.rawValue), undone" } ?? "undone"
    }
  }

  private func paint(_ text: String, _ run: RunRecord) -> String {
    switch (run.state, run.verdict) {
    case (.running, _), (.interrupted, _), (_, .incomplete): style.yellow(text)
    case (_, .failed), (_, .errored): style.red(text)
    case (_, .passed): style.green(text)
    default: text
    }
  }

  /// `2026-11-25 23:15:04`, in the time zone of the reader.
  private static func moment(_ seconds: Double) -> String {
    let style = Date.ISO8601FormatStyle(
      dateSeparator: .dash, dateTimeSeparator: .space, timeSeparator: .colon, timeZone: .current
    ).year().month().day().dateTimeSeparator(.space).time(includingFractionalSeconds: false)
    return Date(timeIntervalSince1970: seconds).formatted(style)
  }

  // MARK: One run

  /// The run, then its steps with their requests, then what it created.
  public func lines(of detail: RunDetail) -> [String] {
    let run = detail.run
    var lines = [
      style.bold(run.title.printable), "\(run.page.printable) · run \(run.id) · \(run.target.printable)",
      "began \(Self.moment(run.began)) · \(Self.outcome(of: run))"
        + (run.wallTime.map { " · \(DurationText.short(.plausible(seconds: $0)))" } ?? ""),
    ]
    lines.append("")
    let columns = [
      detail.steps.map { ":\($0.line)" }, detail.steps.map(\.id.printable), detail.steps.map(\.kind),
    ].map { $0.map(\.count).max() ?? 0 }
    lines += detail.steps.flatMap { step in
      [self.line(of: step, columns)] + detail.requests.filter { $0.step == step.id }.map(self.line(of:))
    }
    let ended = Set(detail.steps.map(\.id))
    let open = detail.requests.filter { !ended.contains($0.step) }
    if !open.isEmpty {
      let steps = open.map(\.step).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      for step in steps {
        lines.append("  \(style.yellow("…"))  \(step.printable)  not ended")
        lines += open.filter { $0.step == step }.map(self.line(of:))
      }
    }
    if !detail.resources.isEmpty {
      lines += ["", "Created"] + detail.resources.map(self.line(of:))
    }
    if [.running, .interrupted].contains(run.state) {
      lines += [
        "", "carry on with: runbook resume \(run.id)", "or delete what it created with: runbook undo \(run.id)",
      ]
    }
    return lines
  }

  /// A step's place, id, kind and outcome; the first three in columns of these widths.
  private func line(of step: StepRecord, _ columns: [Int]) -> String {
    let status =
      switch step.status {
      case .passed, .done: style.green(step.status.rawValue)
      case .failed, .errored: style.red(step.status.rawValue)
      case .skipped, .unverified, .xfailed: style.yellow(step.status.rawValue)
      }
    let reason = step.reason.map { ": \($0.printable)" } ?? ""
    let cells = zip([":\(step.line)", step.id.printable, step.kind], columns).map { $0.padded(to: $1) }
    return "  \(style.dim(cells[0]))  \(cells[1])  \(cells[2])  \(status)\(reason)"
  }

  private func line(of request: RequestRecord) -> String {
    let outcome =
      switch request.state {
      case .intended: style.yellow("outcome unknown")
      case .answered: "\(request.status ?? 0)"
      case .unanswered: style.yellow("no answer: \((request.reason ?? "").printable)")
      case .unsent: "not sent: \((request.reason ?? "").printable)"
      case .adopted: "found to be done"
      case .superseded: style.dim("sent again")
      }
    return "          \(request.method.printable) \(request.url.printable) → \(outcome)"
  }

  // MARK: What runs created

  /// One thing that a run created, and what became of it.
  public func line(of resource: ResourceRecord) -> String {
    let reason = resource.reason.map { ": \($0.printable)" } ?? ""
    let fate =
      switch resource.fate {
      case .present: "there"
      case .deletedByPage: "deleted by the page"
      case .deleted: style.green("deleted")
      case .gone: "gone already"
      case .kept: style.red("not deleted") + reason
      }
    return "  \(resource.label.printable)  \(style.dim(resource.url.printable))  \(fate)"
  }

  /// How many things were deleted and how many are left.
  public func summary(of resources: [ResourceRecord]) -> String {
    guard !resources.isEmpty else { return "the run created nothing" }
    let left = resources.count(where: \.isLeft)
    let gone = "\(resources.count - left) of \(resources.count) gone"
    return left == 0 ? gone : "\(gone), \(left) left"
  }
}

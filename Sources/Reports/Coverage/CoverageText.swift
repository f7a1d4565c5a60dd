/// Coverage → text for a person to read.
public struct CoverageText {
  private static let barWidth = 10

  private let style: TextStyle
  private let listsUncovered: Bool

  /// A renderer.
  ///
  /// - Parameter listsUncovered: Whether to list the operations that no step uses in place of those that some step does.
  public init(style: TextStyle, listsUncovered: Bool = false) {
    self.style = style
    self.listsUncovered = listsUncovered
  }

  /// A table of the APIs, then the operations of each; without a final newline.
  public func render(_ report: CoverageReport) -> String {
    var lines = table(report)
    for api in report.apis {
      let operations = api.operations.filter { $0.uses.isEmpty == listsUncovered }
      guard !operations.isEmpty else { continue }
      lines += ["", style.bold(api.name.printable) + style.dim("  \(api.file.printable)")]
      for operation in operations {
        lines.append("  \(operation.name.printable)")
        if let places = places(of: operation) { lines += LineWrap.lines(style.dim("    " + places), indent: 4) }
      }
    }
    let covered = report.coveredCount
    let percent = CoverageReport.percent(covered, of: report.operationCount).text
    lines += [
      "",
      "\(report.pageCount.counted("page")): \(covered) of \(report.operationCount.counted("operation")) covered, \(percent) %",
    ]
    return lines.joined(separator: "\n")
  }

  private func table(_ report: CoverageReport) -> [String] {
    let width = max(3, report.apis.map(\.name.printable.count).max() ?? 0)
    let head = "\("API".padded(to: width))  operations  covered        %"
    return [style.bold(head)]
      + report.apis.map { api in
        let (tenths, text) = CoverageReport.percent(api.coveredCount, of: api.operations.count)
        let operations = String(api.operations.count).padded(to: 10, onLeft: true)
        let covered = String(api.coveredCount).padded(to: 7, onLeft: true)
        let counts = "\(operations)  \(covered)  \(text.padded(to: 7, onLeft: true))"
        let row = "\(api.name.printable.padded(to: width))  \(counts)"
        return api.coveredCount == 0 ? style.dim(row) : "\(row)  \(style.green(bar(tenths)))"
      }
  }

  /// A bar of blocks, one at least, as something is covered.
  private func bar(_ tenths: Int) -> String {
    String(repeating: "█", count: max(1, tenths * Self.barWidth / 1000))
  }

  /// `docs/a.md:12, :40, docs/b.md:7`: a page is named once.
  private func places(of operation: CoverageReport.Operation) -> String? {
    guard !operation.uses.isEmpty else { return nil }
    var page: String?
    return operation.uses.map { use in
      defer { page = use.page }
      return (use.page == page ? "" : use.page.printable) + StepPlace.text(of: use.step)
    }.joined(separator: ", ")
  }
}

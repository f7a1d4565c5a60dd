import Reports
import SourceText

/// Two pages that share an include, each with faults.
enum CheckReportFixture {
  static let page = SourceFile(path: "site/a, b.md", text: "---\ntitle: x\n---\nmetod: POST\nä ö: 1\n")
  static let other = SourceFile(
    path: "site/c.md", text: String(repeating: "\n", count: 8) + "  {% include i %}\n")
  static let include = SourceFile(path: "site/_includes/i.md", text: "one\ntwo\nthree\n")

  static func included(by path: String, line: Int) -> Diagnostic {
    Diagnostic(
      .warning, rule: "undefined-variable", "$X is used here", subject: "s/1",
      range: include.range(4..<7, includes: [IncludeFrame(path: path, line: line)]))
  }

  static let report = CheckReport(
    [
      CheckedPage(
        page, stepCount: 2,
        diagnostics: [
          Diagnostic(
            .error, rule: "unknown-key", "no key `metod`:\n100 % wrong", at: page.range(17..<22),
            notes: [.init("a fact"), .init("there", at: page.range(4..<9))],
            fix: .init("write `method`", replacement: "method"), subject: "a/1"),
          Diagnostic(.note, rule: "other", "behind umlauts", at: page.range(32..<35)),
          included(by: "site/a, b.md", line: 3),
        ]),
      CheckedPage(other, stepCount: 1, diagnostics: [included(by: "site/c.md", line: 9)]),
    ])
  static let paths = RelativePaths(to: "site", currentDirectory: "/")
}

extension Diagnostic {
  fileprivate init(
    _ severity: Severity, rule: String, _ message: String, subject: String, range: SourceRange
  ) {
    self.init(severity, rule: rule, message, at: range, subject: subject)
  }
}

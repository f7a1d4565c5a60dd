public import SourceText

/// What is wrong with some pages: each fault once, whatever number of pages it reaches.
public struct CheckReport: Sendable {
  /// A fault.
  public struct Finding: Sendable {
    /// What is wrong, as the first of the pages has it.
    public var diagnostic: Diagnostic
    /// Where the other pages that it reaches include it, in order, each page once.
    public var others: [SourceRange]
  }

  /// The faults, in the order of pages.
  public let findings: [Finding]
  /// How many pages were read.
  public let pageCount: Int
  /// How many steps they have.
  public let stepCount: Int

  /// A report on `pages`, after `shared`: what is wrong with files that all of them need.
  public init(_ pages: [CheckedPage], shared: [Diagnostic] = []) {
    pageCount = pages.count
    stepCount = pages.reduce(0) { $0 + $1.stepCount }
    var findings = shared.map { Finding(diagnostic: $0, others: []) }
    var indexes: [Key: (finding: Int, lastPage: Int)] = [:]
    for (number, page) in pages.enumerated() {
      for diagnostic in page.diagnostics {
        let key = Key(diagnostic)
        if let key, let known = indexes[key] {
          guard known.lastPage != number else { continue }
          indexes[key]?.lastPage = number
          guard let include = diagnostic.range?.includes.first else { continue }
          findings[known.finding].others.append(page.file.lineRange(include.line))
        } else {
          if let key { indexes[key] = (findings.count, number) }
          findings.append(Finding(diagnostic: diagnostic, others: []))
        }
      }
    }
    self.findings = findings
  }

  /// Whether some fault is an error.
  public var hasErrors: Bool { findings.contains { $0.diagnostic.severity == .error } }

  /// The faults with a note for each further page that they reach.
  public var diagnostics: [Diagnostic] {
    findings.map { finding in
      var diagnostic = finding.diagnostic
      diagnostic.notes += finding.others.map { .init("it reaches this page, too", at: $0) }
      return diagnostic
    }
  }

  /// How many faults there are of a severity.
  func count(_ severity: Diagnostic.Severity) -> Int { findings.count { $0.diagnostic.severity == severity } }

  /// What makes two diagnostics the same: an include's reach several pages, and it may be among the pages itself.
  private struct Key: Hashable {
    var rule: String
    var message: String
    var path: String
    var start: SourcePosition
    var end: SourcePosition

    init?(_ diagnostic: Diagnostic) {
      guard let range = diagnostic.range else { return nil }
      rule = diagnostic.rule
      message = diagnostic.message
      path = range.file.path
      start = range.start
      end = range.end
    }
  }
}

public import SourceText

/// What is wrong with some pages: each fault once, whatever number of pages it reaches.
public struct CheckReport: Sendable {
  /// A fault.
  public struct Finding: Sendable {
    /// What is wrong, as the first of the pages has it.
    public var diagnostic: Diagnostic
    /// The paths of the pages that it reaches, in order.
    public var pages: [String]
  }

  /// The faults, in the order of pages.
  public let findings: [Finding]
  /// How many pages were read.
  public let pageCount: Int
  /// How many steps they have.
  public let stepCount: Int
  /// The folder that paths are shown relative to; nil for paths as they were given.
  public let folder: String?

  /// A report on `pages`.
  public init(_ pages: [CheckedPage], relativeTo folder: String? = nil) {
    self.folder = folder.map { $0.hasSuffix("/") ? $0 : "\($0)/" }
    pageCount = pages.count
    stepCount = pages.reduce(0) { $0 + $1.stepCount }
    var findings: [Finding] = []
    var indexes: [Key: Int] = [:]
    for page in pages {
      for diagnostic in page.diagnostics {
        let key = Key(diagnostic)
        if let key, let index = indexes[key] {
          if findings[index].pages.last != page.path { findings[index].pages.append(page.path) }
        } else {
          if let key { indexes[key] = findings.count }
          findings.append(Finding(diagnostic: diagnostic, pages: [page.path]))
        }
      }
    }
    self.findings = findings
  }

  /// Whether some fault is an error.
  public var hasErrors: Bool { findings.contains { $0.diagnostic.severity == .error } }

  /// `path` relative to the folder, where it is in there.
  public func shown(_ path: String) -> String {
    guard let folder, path.hasPrefix(folder) else { return path.hasPrefix("./") ? String(path.dropFirst(2)) : path }
    return String(path.dropFirst(folder.count))
  }

  /// How many faults there are of a severity.
  func count(_ severity: Diagnostic.Severity) -> Int { findings.count { $0.diagnostic.severity == severity } }

  /// What makes two diagnostics of an include the same.
  private struct Key: Hashable {
    var rule: String
    var message: String
    var path: String
    var start: SourcePosition
    var end: SourcePosition

    init?(_ diagnostic: Diagnostic) {
      guard let range = diagnostic.range, !range.includes.isEmpty else { return nil }
      rule = diagnostic.rule
      message = diagnostic.message
      path = range.file.path
      start = range.start
      end = range.end
    }
  }
}

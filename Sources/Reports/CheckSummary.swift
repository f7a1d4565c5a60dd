public import SourceText

/// Diagnostics → the last line of `check`.
public enum CheckSummary {
  /// How much was read and what was found.
  public static func text(_ diagnostics: [Diagnostic], pages: Int, steps: Int) -> String {
    let counts = Diagnostic.Severity.allCases.reversed().compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : count.counted(severity.rawValue)
    }
    let found = counts.isEmpty ? "nothing wrong" : counts.joined(separator: ", ")
    return "\(pages.counted("page")), \(steps.counted("step")): \(found)"
  }
}

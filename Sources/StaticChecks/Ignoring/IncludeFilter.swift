public import SourceText

/// Takes out what cannot be said of an include that is checked by itself: what its callers give it is not known.
public enum IncludeFilter {
  private static let rules: Set = [
    "undefined-variable", MisspelledVariable.id, "missing-url", "unknown-region", "unknown-method", "front-matter",
    UnusedVariable.id, "liquid-raise",
  ]

  /// `diagnostics`, without those that depend on the caller where `page` is an include.
  public static func apply(to diagnostics: [Diagnostic], page: SourceFile) -> [Diagnostic] {
    guard isInclude(page.path) else { return diagnostics }
    return diagnostics.filter { !rules.contains($0.rule) && !isOutput($0) }
  }

  /// Whether the place is on or around a line that Liquid fills in, which may be from what a caller gives.
  private static func isOutput(_ diagnostic: Diagnostic) -> Bool {
    guard !diagnostic.rule.hasPrefix("liquid-"), let range = diagnostic.range else { return false }
    return range.file.lineText(range.start.line)?.contains("{{") == true || range.text.contains("{{")
  }

  /// Whether the file at `path` is an include, by the folder that a site keeps them in.
  public static func isInclude(_ path: String) -> Bool {
    path.hasPrefix("_includes/") || path.contains("/_includes/")
  }
}

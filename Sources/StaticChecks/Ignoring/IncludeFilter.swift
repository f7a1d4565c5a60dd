public import SourceText

/// Takes out what cannot be said of an include that is checked by itself: what its callers give it is not known.
public enum IncludeFilter {
  private static let rules: Set = [
    "undefined-variable", MisspelledVariable.id, "missing-url", "unknown-region", "unknown-method", "front-matter",
    UnusedVariable.id,
  ]

  /// `diagnostics`, without those that depend on the caller where `page` is an include.
  public static func apply(to diagnostics: [Diagnostic], page: SourceFile) -> [Diagnostic] {
    isInclude(page.path) ? diagnostics.filter { !rules.contains($0.rule) } : diagnostics
  }

  /// Whether the file at `path` is an include, by the folder that a site keeps them in.
  public static func isInclude(_ path: String) -> Bool {
    path.hasPrefix("_includes/") || path.contains("/_includes/")
  }
}

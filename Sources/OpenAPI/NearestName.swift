import SourceText

/// The name that was probably meant.
public enum NearestName {
  /// The one of `candidates` most like `name`; nil where none differs in a third of its characters or less.
  public static func of(_ name: String, among candidates: [String]) -> String? {
    EditDistance.nearest(to: name, among: candidates, limit: 1).first
  }

  /// How many insertions, deletions and replacements of characters turn one into the other.
  public static func distance(_ a: String, _ b: String) -> Int { EditDistance.between(a, b) }
}

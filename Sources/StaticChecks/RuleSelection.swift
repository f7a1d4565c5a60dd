public import SourceText

/// Which rules' findings are told.
public struct RuleSelection: Sendable {
  /// A rule that does not exist.
  public struct UnknownRule: Error {
    /// What was written.
    public let id: String
    /// The rule that was probably meant.
    public let nearest: String?
  }

  private let selected: Set<String>
  private let ignored: Set<String>

  /// All rules of `select`, or all there are, but for those of `ignore`; each text may name several, with commas.
  ///
  /// - Throws: `UnknownRule` for an id that no rule has.
  public init(select: [String], ignore: [String]) throws(UnknownRule) {
    selected = try Self.ids(select)
    ignored = try Self.ids(ignore)
  }

  /// The diagnostics of the rules selected.
  public func apply(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.filter { (selected.isEmpty || selected.contains($0.rule)) && !ignored.contains($0.rule) }
  }

  private static func ids(_ texts: [String]) throws(UnknownRule) -> Set<String> {
    var ids: Set<String> = []
    for part in texts.flatMap({ $0.split(separator: ",") }) {
      let id = String(part.trimmed)
      guard RuleCatalogue.rule(id) != nil else { throw UnknownRule(id: id, nearest: RuleCatalogue.nearest(to: id)) }
      ids.insert(id)
    }
    return ids
  }
}

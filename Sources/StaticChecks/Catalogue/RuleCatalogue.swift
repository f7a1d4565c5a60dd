import OpenAPI

/// All that the program has to say about its diagnostics, by rule.
public enum RuleCatalogue {
  /// Every rule, by id.
  public static let all: [RuleExplanation] =
    (PageChecker.allRules.map { type(of: $0).explanation } + readingRules + liquidRules + specificationRules
    + [IgnoreFilter.explanation, IgnoreFilter.unknownRuleExplanation])
    .sorted { $0.id < $1.id }

  /// The rule `id`; nil where there is none.
  public static func rule(_ id: String) -> RuleExplanation? { all.first { $0.id == id } }

  /// The id most like `id`; nil where none is like it.
  public static func nearest(to id: String) -> String? { NearestName.of(id, among: all.map(\.id)) }
}

/// What a person is asked who is to give a variable its value, and what the page says about it.
public struct VariableQuestion: Sendable, Hashable {
  /// The variable.
  public var variable: String
  /// The headings above the place that speaks of it, the page's title first.
  public var section: [String]
  /// The sentence that speaks of it, where there is one.
  public var prose: String?
  /// What stands in its place on the page: `YOUR CONTROL PLANE ID`.
  public var placeholder: String?

  /// A question for `variable`.
  public init(variable: String, section: [String], prose: String? = nil, placeholder: String? = nil) {
    self.variable = variable
    self.section = section
    self.prose = prose
    self.placeholder = placeholder
  }
}

/// `{% if a %} … {% elsif b %} … {% else %} … {% endif %}`, and `unless`, whose first condition is turned round.
struct IfTag: Node {
  private struct Branch: Sendable {
    /// Nil for `else`.
    var condition: Condition?
    var body: Block
  }

  private let branches: [Branch]
  private let isNegated: Bool
  let isBlank: Bool

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser, isNegated: Bool) -> (any Node)? {
    var branches: [Branch] = []
    var delimiter: TagToken? = tag
    while let current = delimiter, current.name != "end" + tag.name {
      branches.append(Branch(condition: parseCondition(current, &parser), body: Block()))
      let (body, next) = parser.body(of: tag, until: ["elsif", "else", "end" + tag.name])
      branches[branches.count - 1].body = body
      delimiter = next
    }
    return make(branches, isNegated: isNegated)
  }

  private static func make(_ branches: [Branch], isNegated: Bool) -> IfTag {
    var branches = branches
    let isBlank = branches.allSatisfy(\.body.isBlank)
    if isBlank { for index in branches.indices { branches[index].body.removeText() } }
    return IfTag(branches: branches, isNegated: isNegated, isBlank: isBlank)
  }

  /// The condition of a branch: nil for `else`, one that never holds where it cannot be read.
  private static func parseCondition(_ tag: TagToken, _ parser: inout TemplateParser) -> Condition? {
    guard tag.name != "else" else { return nil }
    var markup = parser.markup(tag)
    guard let condition = markup.condition() else {
      parser.fail("`\(tag.name)` needs a condition", at: tag.span)
      return .never
    }
    parser.note(markup)
    return condition
  }

  func render(into context: inout RenderContext) throws {
    for (index, branch) in branches.enumerated() {
      guard let condition = branch.condition else { return branch.body.render(into: &context) }
      if try condition.evaluate(in: &context) != (isNegated && index == 0) {
        return branch.body.render(into: &context)
      }
    }
  }
}

extension Condition {
  fileprivate static let never = Condition(comparisons: [.init(left: .literal(.nil))])
}

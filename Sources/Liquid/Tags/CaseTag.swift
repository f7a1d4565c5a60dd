/// The tag `{% case value %}{% when a, b or c %} … {% else %} … {% endcase %}`.
struct CaseTag: Node {
  private struct Branch: Sendable {
    /// The values to compare with; nil for `else`.
    var values: [Expression]?
    var body: Block
  }

  private let value: Expression
  private let branches: [Branch]
  let isBlank: Bool

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    let value = parseValue(tag, &parser)
    var branches: [Branch] = []
    // What stands before the first `when` is nowhere, though it tells whether the tag is blank.
    let head: Block
    var delimiter: TagToken?
    (head, delimiter) = parser.body(of: tag, until: delimiters)
    while let current = delimiter, current.name != "endcase" {
      branches.append(Branch(values: parseValues(current, &parser), body: Block()))
      let (body, next) = parser.body(of: tag, until: delimiters)
      branches[branches.count - 1].body = body
      delimiter = next
    }
    return value.map { make($0, head: head, branches) }
  }

  private static let delimiters = ["when", "else", "endcase"]

  private static func parseValue(_ tag: TagToken, _ parser: inout TemplateParser) -> Expression? {
    var markup = parser.markup(tag)
    let value = markup.operand()
    if value != nil, !markup.isAtEnd() { markup.report("unexpected text") }
    if value == nil { parser.fail("`case` needs a value", at: tag.span) } else { parser.note(markup, isLenient: true) }
    return value
  }

  private static func make(_ value: Expression, head: Block, _ branches: [Branch]) -> CaseTag {
    var branches = branches
    let isBlank = head.isBlank && branches.allSatisfy(\.body.isBlank)
    if isBlank { for index in branches.indices { branches[index].body.removeText() } }
    return CaseTag(value: value, branches: branches, isBlank: isBlank)
  }

  private static func parseValues(_ tag: TagToken, _ parser: inout TemplateParser) -> [Expression]? {
    guard tag.name == "when" else {
      if !tag.markup.isEmpty { parser.fail("`else` of a `case` takes nothing", at: tag.markup) }
      return nil
    }
    var markup = parser.markup(tag)
    var values: [Expression] = []
    repeat {
      guard let value = markup.comparand() else { break }
      values.append(value)
    } while markup.accept(",") || markup.accept(word: "or")
    if !markup.isAtEnd() { markup.report("unexpected text") }
    if values.isEmpty {
      parser.fail("`when` needs a value", at: tag.span)
    } else {
      parser.note(markup, isLenient: true)
    }
    return values
  }

  func render(into context: inout RenderContext) throws {
    let value = try value.evaluate(in: &context)
    var isMatched = false
    for branch in branches where context.interrupt == nil {
      guard let candidates = branch.values else {
        if !isMatched { branch.body.render(into: &context) }
        continue
      }
      // A value that is named twice renders the branch twice, as in the reference implementation.
      for candidate in candidates where try candidate.evaluate(in: &context).matches(value) {
        isMatched = true
        branch.body.render(into: &context)
      }
    }
  }
}

/// `{% cycle group: a, b, c %}` prints its values in turn.
struct CycleTag: Node {
  /// The expression whose value names the group; nil where the values themselves do.
  private let group: Expression?
  private let values: [Expression]
  /// What the position is kept by where there is no group: tags with the same literal values share one.
  private let key: String
  /// The tag, kept because its identity is the key where values are variables.
  private let tag: TagToken

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    var markup = parser.markup(tag)
    var group: Expression?
    var values: [Expression] = []
    repeat {
      guard !markup.isAtEnd(), let value = markup.operand() else { break }
      if values.isEmpty, group == nil, markup.accept(":") {
        group = value
        if !markup.isAtEnd(), let value = markup.operand() { values.append(value) }
      } else {
        values.append(value)
      }
      markup.finishPart(stops: ",")
    } while markup.accept(",")
    guard !values.isEmpty else {
      parser.fail("`cycle` needs values", at: tag.span)
      return nil
    }
    parser.note(markup, isLenient: true)
    // The reference implementation leaves out what is written `nil`.
    return make(tag, group, values.filter { !$0.isNil })
  }

  private static func make(_ tag: TagToken, _ group: Expression?, _ values: [Expression]) -> CycleTag {
    let literals = values.compactMap(\.literal)
    let key = literals.count == values.count ? LiquidValue.array(literals).inspected : "\(ObjectIdentifier(tag))"
    return CycleTag(group: group, values: values, key: key, tag: tag)
  }

  func render(into context: inout RenderContext) throws {
    let key = try group.map { "=" + (try $0.evaluate(in: &context).inspected) } ?? key
    let position = context.scope.cycles[key] ?? 0
    context.scope.cycles[key] = position + 1 >= values.count ? 0 : position + 1
    if position < values.count { context.write(try values[position].evaluate(in: &context)) }
  }
}

extension Expression {
  fileprivate var literal: LiquidValue? { if case .literal(let value) = self { value } else { nil } }

  fileprivate var isNil: Bool { literal?.isNil ?? false }
}

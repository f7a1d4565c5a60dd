/// `{% cycle group: a, b, c %}` prints its values in turn.
struct CycleTag: Node {
  /// The expression whose value names the group; nil where the values themselves do.
  let group: Expression?
  let values: [Expression]
  /// The values as written.
  let text: String

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    var markup = parser.markup(tag)
    var group: Expression?
    var values: [Expression] = []
    if let first = markup.operand() {
      if markup.accept(":") { group = first } else { values.append(first) }
    }
    if group == nil { _ = markup.accept(",") }
    while !markup.isAtEnd(), let value = markup.operand() {
      values.append(value)
      if !markup.accept(","), !markup.isAtEnd() {
        markup.report("`,` is expected here")
        break
      }
    }
    parser.note(markup)
    return values.isEmpty ? nil : CycleTag(group: group, values: values, text: parser.text(tag.markup))
  }

  func render(into context: inout RenderContext) throws {
    let key = try group.map { "=" + (try $0.evaluate(in: &context).inspected) } ?? text
    let position = context.scope.cycles[key] ?? 0
    context.scope.cycles[key] = position + 1 >= values.count ? 0 : position + 1
    if position < values.count { context.write(try values[position].evaluate(in: &context)) }
  }
}

/// The tag `{% echo expression %}`.
struct EchoTag: Node {
  let value: FilteredExpression

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    var markup = parser.markup(tag)
    let value = parser.filtered(&markup)
    parser.note(markup)
    return EchoTag(value: value)
  }

  func render(into context: inout RenderContext) throws {
    context.write(try value.evaluate(in: &context))
  }
}

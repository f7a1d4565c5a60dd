/// The tag `{% assign name = expression %}`.
struct AssignTag: Node {
  let name: String
  let value: FilteredExpression

  var isBlank: Bool { true }

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    var markup = parser.markup(tag)
    guard let name = markup.signature(), markup.accept("=") else {
      parser.fail("`assign` is written `assign name = value`", at: tag.span)
      return nil
    }
    let value = parser.filtered(&markup)
    parser.note(markup)
    return AssignTag(name: name, value: value)
  }

  func render(into context: inout RenderContext) throws {
    context.scope.locals[name] = try value.evaluate(in: &context)
  }
}

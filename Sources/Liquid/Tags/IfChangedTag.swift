import SourceText

/// `{% ifchanged %} … {% endifchanged %}` prints its body unless the last one printed the same.
struct IfChangedTag: Node {
  let body: Block

  var isBlank: Bool { body.isBlank }

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    IfChangedTag(body: parser.body(of: tag, until: ["endifchanged"]).body)
  }

  func render(into context: inout RenderContext) throws {
    let text = context.capture { body.render(into: &$0) }
    guard text.text != context.scope.lastIfChanged else { return }
    context.scope.lastIfChanged = text.text
    context.write(text)
  }
}

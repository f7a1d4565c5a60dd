/// The tag `{% raw %} … {% endraw %}`.
struct RawTag: Node {
  let body: Range<Int>

  var isBlank: Bool { body.isEmpty }

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    parser.expectNoMarkup(of: tag)
    return parser.rawBody(of: tag).map { RawTag(body: $0.body) }
  }

  func render(into context: inout RenderContext) throws {
    context.write(verbatim: body)
  }
}

/// The tag `{% capture name %} … {% endcapture %}`.
struct CaptureTag: Node {
  let name: String
  let body: Block

  var isBlank: Bool { true }

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    let name = parseName(tag, &parser)
    let (body, _) = parser.body(of: tag, until: ["endcapture"])
    return name.map { CaptureTag(name: $0, body: body) }
  }

  private static func parseName(_ tag: TagToken, _ parser: inout TemplateParser) -> String? {
    var markup = parser.markup(tag)
    let isQuoted = markup.current == UInt8(ascii: "\"") || markup.current == UInt8(ascii: "'")
    let name = isQuoted ? markup.quoted() : markup.signature()
    if name == nil { parser.fail("`capture` needs a name", at: tag.span) }
    parser.note(markup)
    return name
  }

  func render(into context: inout RenderContext) throws {
    context.scope.locals[name] = .captured(context.capture { body.render(into: &$0) })
  }
}

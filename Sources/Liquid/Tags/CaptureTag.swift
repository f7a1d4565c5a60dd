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
    var name: String?
    // The name may stand in quotes, among anything.
    while name == nil, !markup.isAtEnd() {
      name = markup.target()
      if name == nil { markup.position += 1 }
    }
    guard let name else {
      parser.fail("`capture` needs a name", at: tag.span)
      return nil
    }
    parser.check(variable: name, of: tag)
    if markup.current == UInt8(ascii: "\"") || markup.current == UInt8(ascii: "'") { markup.position += 1 }
    if !markup.isAtEnd() { parser.warn("unexpected text", at: markup.position..<tag.markup.upperBound) }
    return name
  }

  func render(into context: inout RenderContext) throws {
    context.scope.locals[name] = .captured(context.capture { body.render(into: &$0) })
  }
}

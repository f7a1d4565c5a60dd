import SourceText

/// A use of a custom tag without a body.
struct SimpleTagNode: Node {
  private let tag: TagToken
  private let markup: String
  private let implementation: any SimpleTag

  init(_ tag: TagToken, _ implementation: any SimpleTag, _ parser: TemplateParser) {
    self.tag = tag
    self.implementation = implementation
    markup = parser.text(tag.markup)
  }

  func render(into context: inout RenderContext) throws {
    try implementation.render(TagCall(tag, markup: markup, in: context), into: &context)
  }
}

/// A use of a custom tag with a body.
struct BlockTagNode: Node {
  private let tag: TagToken
  private let markup: String
  private let implementation: any BlockTag
  private let body: Block
  /// The place of the body in the template.
  private let span: Range<Int>

  static func parse(
    _ tag: TagToken, _ implementation: any BlockTag, _ parser: inout TemplateParser
  ) -> (any Node)? {
    let (body, end) = parser.body(of: tag, until: ["end" + tag.name])
    return make(tag, implementation, body, end: end?.span.lowerBound ?? parser.position, parser)
  }

  static func parseRaw(
    _ tag: TagToken, _ implementation: any BlockTag, _ parser: inout TemplateParser
  ) -> (any Node)? {
    guard let (span, end) = parser.rawBody(of: tag) else { return nil }
    var body = Block()
    body.append(text: span, isBlank: false)
    return make(tag, implementation, body, end: end.lowerBound, parser)
  }

  private static func make(
    _ tag: TagToken, _ implementation: any BlockTag, _ body: Block, end: Int, _ parser: TemplateParser
  ) -> BlockTagNode {
    let start = tag.span.upperBound
    return BlockTagNode(
      tag: tag, markup: parser.text(tag.markup), implementation: implementation, body: body,
      span: start..<max(start, end))
  }

  func render(into context: inout RenderContext) throws {
    guard context.enter() else { return }
    defer { context.leave() }
    let body = TagBody(block: body, template: context.template, span: span)
    try implementation.render(TagCall(tag, markup: markup, in: context), body: body, into: &context)
  }
}

extension TagCall {
  fileprivate init(_ tag: TagToken, markup: String, in context: borrowing RenderContext) {
    name = tag.name
    self.markup = markup
    range = context.range
    markupRange =
      tag.markup.isEmpty ? nil : context.template.origin(of: tag.markup, includes: context.includes)
  }
}

/// The tags `{% break %}` and `{% continue %}`.
struct InterruptTag: Node {
  let interrupt: Interrupt

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser, _ interrupt: Interrupt) -> (any Node)? {
    parser.expectNoMarkup(of: tag, isLenient: true)
    return InterruptTag(interrupt: interrupt)
  }

  func render(into context: inout RenderContext) throws {
    context.interrupt = interrupt
  }
}

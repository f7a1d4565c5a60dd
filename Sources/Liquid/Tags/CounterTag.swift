/// `{% increment name %}` prints a counter, then adds 1; `{% decrement name %}` subtracts 1, then prints it.
struct CounterTag: Node {
  let name: String
  let step: Int

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser, step: Int) -> (any Node)? {
    let name = parser.text(tag.markup)
    if name.isEmpty {
      parser.warn("`\(tag.name)` needs a name", at: tag.span)
    } else {
      parser.check(variable: name, of: tag)
    }
    return CounterTag(name: name, step: step)
  }

  func render(into context: inout RenderContext) throws {
    let value = context.scope.counters[name] ?? 0
    let (next, overflow) = value.addingReportingOverflow(step)
    context.scope.counters[name] = overflow ? value : next
    context.write(.int(step > 0 ? value : next))
  }
}

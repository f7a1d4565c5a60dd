/// A sequence of text, outputs and tags.
struct Block: Node {
  private enum Item: Sendable {
    case text(Range<Int>)
    case output(FilteredExpression, span: Range<Int>)
    case tag(any Node, span: Range<Int>)
  }

  private var items: [Item] = []
  /// Whether it can print nothing but blanks.
  private(set) var isBlank = true

  mutating func append(text: Range<Int>, isBlank: Bool) {
    guard !text.isEmpty else { return }
    items.append(.text(text))
    if !isBlank { self.isBlank = false }
  }

  mutating func append(output: FilteredExpression, span: Range<Int>) {
    items.append(.output(output, span: span))
    isBlank = false
  }

  mutating func append(_ node: any Node, span: Range<Int>) {
    items.append(.tag(node, span: span))
    if !node.isBlank { isBlank = false }
  }

  /// Takes the text out: what Liquid does to blocks that can print nothing but blanks.
  mutating func removeText() {
    items.removeAll { if case .text = $0 { true } else { false } }
  }

  /// Renders each item; what one throws becomes a diagnostic, and the next follows.
  func render(into context: inout RenderContext) {
    guard context.enter() else { return }
    for item in items {
      switch item {
      case .text(let range): context.write(verbatim: range)
      case .output(let expression, let span): Self.render(expression, span: span, into: &context)
      case .tag(let node, let span):
        context.span = span
        do {
          try node.render(into: &context)
        } catch {
          context.span = span
          context.report(error)
        }
      }
      if context.interrupt != nil { break }
    }
    context.leave()
  }

  private static func render(_ expression: FilteredExpression, span: Range<Int>, into context: inout RenderContext) {
    context.span = span
    do {
      let value = try expression.evaluate(in: &context)
      context.span = span
      context.write(value)
    } catch {
      context.span = span
      context.report(error)
    }
  }
}

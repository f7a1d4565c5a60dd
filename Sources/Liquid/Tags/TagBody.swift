public import SourceText

/// The body of a block tag.
public struct TagBody: Sendable {
  let block: Block
  let template: Template
  let span: Range<Int>

  /// The body as it stands in the template, not rendered, with its origins.
  public func source(in context: RenderContext) -> MappedText {
    template.slice(span, includes: context.includes)
  }

  /// Renders the body in the scope of `context` into a text of its own.
  public func render(in context: inout RenderContext) -> MappedText {
    context.capture { block.render(into: &$0) }
  }

  /// Renders the body in the scope of `context` to its output.
  public func render(into context: inout RenderContext) {
    block.render(into: &context)
  }
}

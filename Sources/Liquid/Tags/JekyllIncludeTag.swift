import SourceText

/// Jekyll's `{% include path/x.md name=value other="text" %}`, and `include_cached`, which yields the same.
///
/// The path may hold outputs: `{% include {{ page.kind }}/x.md %}`.
struct JekyllIncludeTag: Node {
  private let path: Block
  private let parameters: [IncludeParameter]

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    let bytes = parser.markup(tag).bytes
    var end = tag.markup.lowerBound
    var isOutput = false
    while end < tag.markup.upperBound, isOutput || !bytes[end].isLiquidSpace {
      if end + 1 < tag.markup.upperBound {
        if bytes[end] == UInt8(ascii: "{"), bytes[end + 1] == UInt8(ascii: "{") { isOutput = true }
        if bytes[end] == UInt8(ascii: "}"), bytes[end + 1] == UInt8(ascii: "}") { isOutput = false }
      }
      end += 1
    }
    guard end > tag.markup.lowerBound else {
      parser.fail("`\(tag.name)` needs the path of a file", at: tag.span)
      return nil
    }
    let (parameters, fault) = IncludeParameter.parse(bytes, end..<tag.markup.upperBound)
    if let fault { parser.fail("`name=value` is expected here", at: fault) }
    return JekyllIncludeTag(path: parser.fragment(tag.markup.lowerBound..<end), parameters: parameters)
  }

  func render(into context: inout RenderContext) throws {
    let span = context.span
    let path = context.capture { self.path.render(into: &$0) }.text
    context.span = span
    try context.include(path, parameters: IncludeParameter.evaluate(parameters, in: &context))
  }
}

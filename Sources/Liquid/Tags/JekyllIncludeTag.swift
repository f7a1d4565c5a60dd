import SourceText

/// Jekyll's `{% include path/x.md name=value other="text" %}`, and `include_cached`, which yields the same.
///
/// The path may hold outputs: `{% include {{ page.kind }}/x.md %}`. That of `include_relative` begins at the page.
struct JekyllIncludeTag: Node {
  private let path: Path
  private let parameters: [IncludeParameter]
  private let isRelative: Bool

  private enum Path: Sendable {
    case fixed(String)
    case rendered(Block)
  }

  static func parse(
    _ tag: TagToken, _ parser: inout TemplateParser, isRelative: Bool = false
  ) -> (any Node)? {
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
    let range = tag.markup.lowerBound..<end
    let hasOutput = bytes[range].contains(UInt8(ascii: "{"))
    let path: Path = hasOutput ? .rendered(parser.fragment(range)) : .fixed(parser.text(range))
    return JekyllIncludeTag(path: path, parameters: parameters, isRelative: isRelative)
  }

  func render(into context: inout RenderContext) throws {
    let path = path(in: &context)
    let values = try IncludeParameter.evaluate(parameters, in: &context)
    try context.include(path, parameters: values, besidesPage: isRelative)
  }

  private func path(in context: inout RenderContext) -> String {
    switch path {
    case .fixed(let path): return path
    case .rendered(let block):
      let span = context.span
      defer { context.span = span }
      return context.capture { block.render(into: &$0) }.text
    }
  }
}

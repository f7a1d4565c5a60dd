/// The tag `{% assign name = expression %}`.
struct AssignTag: Node {
  let name: String
  let value: FilteredExpression

  var isBlank: Bool { true }

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    var markup = parser.markup(tag)
    let start = markup.position
    guard let (name, place) = target(&markup) else {
      parser.fail("`assign` is written `assign name = value`", at: tag.span)
      return nil
    }
    if place > start { parser.warn("unexpected text", at: start..<place) }
    parser.check(variable: name, of: tag)
    let value = parser.filtered(&markup)
    parser.note(markup)
    return AssignTag(name: name, value: value)
  }

  /// Reads the name before the `=`, and its place; what stands before it is read over.
  private static func target(_ markup: inout ExpressionParser) -> (name: String, place: Int)? {
    while !markup.isAtEnd() {
      let start = markup.position
      if let name = markup.target() {
        if markup.accept("=") { return (name, start) }
      } else {
        markup.position += 1
      }
    }
    return nil
  }

  func render(into context: inout RenderContext) throws {
    context.scope.locals[name] = try value.evaluate(in: &context)
  }
}

extension TemplateParser {
  /// Warns of a variable that is set and that no expression can read.
  mutating func check(variable name: String, of tag: TagToken) {
    guard !name.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") }) else { return }
    warn(
      "`\(tag.name)` sets `\(name)`, which cannot be read: names hold letters, digits, `_` and `-`", at: tag.span)
  }
}

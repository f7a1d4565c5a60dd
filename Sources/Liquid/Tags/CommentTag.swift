/// Comments: they are read over and leave nothing to render.
enum CommentTag {
  /// Reads over `{% comment %} … {% endcomment %}`.
  static func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    parser.skipComment(tag)
    return nil
  }

  /// Reads over `{% doc %} … {% enddoc %}`.
  static func parseDoc(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    parser.expectNoMarkup(of: tag)
    guard let (body, _) = parser.rawBody(of: tag) else { return nil }
    if opensDoc(parser.text(body)) { parser.fail("`doc` cannot stand inside `doc`", at: tag.span) }
    return nil
  }

  /// Reads over `{% # … %}`, each line of which begins with `#`.
  static func parseInline(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    for line in parser.text(tag.markup).split(separator: "\n").dropFirst() {
      let line = line.trimmingBlanks
      if !line.isEmpty, !line.hasPrefix("#") {
        parser.fail("each line of a comment begins with `#`", at: tag.span)
        break
      }
    }
    return nil
  }

  private static func opensDoc(_ text: String) -> Bool {
    var tokenizer = Tokenizer(Array(text.utf8))
    while let token = tokenizer.next() {
      if case .tag(let tag) = token, tag.name == "doc" { return true }
    }
    return false
  }
}

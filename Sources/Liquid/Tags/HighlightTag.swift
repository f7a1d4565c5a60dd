import SourceText

/// Jekyll's `{% highlight language options %} … {% endhighlight %}`: code as HTML, without colours.
struct HighlightTag: Node {
  private let language: String
  private let body: Block

  /// As that of its body, in the reference implementation, although the tag prints elements.
  var isBlank: Bool { body.isBlank }

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    let language = parseLanguage(tag, &parser)
    let (body, _) = parser.body(of: tag, until: ["endhighlight"])
    return language.map { HighlightTag(language: $0, body: body) }
  }

  private static func parseLanguage(_ tag: TagToken, _ parser: inout TemplateParser) -> String? {
    let markup = parser.text(tag.markup)
    let language = markup.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || ".+#_-".contains($0)) }
    let rest = markup.dropFirst(language.count)
    guard !language.isEmpty, rest.isEmpty || rest.utf8.first?.isLiquidSpace == true else {
      parser.fail("`highlight` is written `highlight language`, perhaps with `linenos`", at: tag.span)
      return nil
    }
    return language.lowercased()
  }

  func render(into context: inout RenderContext) throws {
    let code = context.capture { body.render(into: &$0) }.trimmed()
    let name = language.replacing("+", with: "-")
    context.write("<figure class=\"highlight\"><pre><code class=\"language-\(name)\" data-lang=\"\(language)\">")
    Self.write(escaping: code, to: &context)
    context.write("</code></pre></figure>")
  }

  /// Writes a text with HTML's special characters as entities; the rest keeps its origins.
  private static func write(escaping code: MappedText, to context: inout RenderContext) {
    var start = 0
    for (offset, byte) in code.text.utf8.enumerated() {
      let entity: String
      switch byte {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      case UInt8(ascii: "\""): entity = "&quot;"
      case UInt8(ascii: "'"): entity = "&#39;"
      default: continue
      }
      context.write(code.slice(start..<offset))
      context.write(MappedText(entity, origin: code.origin(of: offset..<offset + 1)))
      start = offset + 1
    }
    context.write(code.slice(start..<code.count))
  }
}

import SourceText

/// Jekyll's `{% link path/of/page.md %}` and `{% post_url 2016-07-26-name %}`: the address of a page or post.
///
/// That is the one that Jekyll gives by itself: the page's own file, and a `permalink` in it, are not looked at.
struct LinkTag: Node {
  private let path: Block
  private let isPost: Bool

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    parse(tag, &parser, isPost: false)
  }

  static func parsePost(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    if !tag.markup.isEmpty, post(named: parser.text(tag.markup)) == nil {
      parser.fail("`post_url` needs the name of a post, such as `2016-07-26-name`", at: tag.markup)
      return nil
    }
    return parse(tag, &parser, isPost: true)
  }

  private static func parse(_ tag: TagToken, _ parser: inout TemplateParser, isPost: Bool) -> (any Node)? {
    guard !tag.markup.isEmpty else {
      parser.fail("`\(tag.name)` needs \(isPost ? "the name of a post" : "the path of a file")", at: tag.span)
      return nil
    }
    return LinkTag(path: parser.fragment(tag.markup), isPost: isPost)
  }

  func render(into context: inout RenderContext) throws {
    let span = context.span
    let path = context.capture { self.path.render(into: &$0) }.text
    context.span = span
    guard let address = isPost ? Self.post(named: path) : Self.address(of: path) else {
      throw LiquidError("`\(path)` is no name of a post, such as `2016-07-26-name`")
    }
    context.write(try JekyllFilters.relative(address, in: context))
  }

  /// The address of the page whose file is at `path` in the site.
  private static func address(of path: String) -> String? {
    var parts = path.split(separator: "/").map(String.init)
    guard var name = parts.popLast() else { return "/" }
    if let folder = parts.firstIndex(of: "_posts") {
      // The folders around those of posts are categories.
      return post(named: name).map { "/" + (parts[..<folder] + [String($0.dropFirst())]).joined(separator: "/") }
    }
    if let first = parts.first, first.hasPrefix("_") { parts[0] = String(first.dropFirst()) }
    for ending in [".md", ".markdown"] where name.hasSuffix(ending) { name = name.dropLast(ending.count) + ".html" }
    if name == "index.html" { name = "" }
    return "/" + (parts + [name]).joined(separator: "/")
  }

  /// The address of a post by its name, `/2016/07/26/name.html`; nil for what is none.
  private static func post(named name: String) -> String? {
    let file = name.split(separator: "/").last ?? ""
    let parts = file.split(separator: "-", maxSplits: 3)
    guard parts.count == 4, parts[..<3].allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }) else { return nil }
    let slug = parts[3].split(separator: ".").first ?? ""
    let date = parts[..<3].map { $0.count == 1 ? "0" + $0 : String($0) }
    return slug.isEmpty ? nil : "/\(date.joined(separator: "/"))/\(slug).html"
  }
}

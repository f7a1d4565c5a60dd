import Liquid
import SourceText

/// A site's includes, but for those that make HTML of an item: a procedure is read from Markdown.
struct LayoutIncludes: TemplateLoader {
  /// The site's own.
  var base: any TemplateLoader

  /// Headings of items are of level 3, below "Prerequisites" and "Cleanup".
  private static let overrides = [
    "how-tos/prereq_cleanup_item.html": "### {{ include.summary | liquify | strip }}\n\n{{ include.details_content }}\n"
  ]

  func template(named name: String) throws -> SourceFile? {
    if let text = Self.overrides[name] { return SourceFile(path: name, text: text) }
    return try base.template(named: name)
  }

  func template(named name: String, besides file: String) throws -> SourceFile? {
    try base.template(named: name, besides: file)
  }

  var names: [String] { base.names }
}

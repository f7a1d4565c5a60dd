import RunbookModel
import SourceText

/// A page after Liquid, as Markdown with its origins, in zones.
struct RenderedPage: Sendable {
  /// A part of the text that belongs to one zone.
  struct Part: Sendable {
    /// The zone.
    var zone: Step.Zone
    /// The UTF-8 offset in the text where it begins.
    var offset: Int
  }

  /// The title, which heads every section path.
  var title: String
  /// The deployments that the page says it is for; none where it says nothing.
  var worksOn: [Runbook.Deployment]
  /// The text.
  var text: MappedText
  /// The zones, by offset.
  var parts: [Part]
  /// What tags kept aside, by the number in their markers.
  var attachments: [Attachment]
}

/// A leaf of the page with its section and zone.
struct OutlineBlock: Sendable {
  /// The leaf.
  var content: ContentBlock
  /// The headings above it, the title first.
  var section: [String]
  /// The slug of the nearest heading, unique in the page.
  var slug: String
  /// The zone.
  var zone: Step.Zone
  /// Where the leaf stands.
  var origin: SourceRange?
  /// The choices of a reader that show it, the outermost first.
  var conditions: [Condition]
}

/// Rendered page → leaves with sections: the reading order that extraction walks.
struct Outline {
  /// The leaves, in document order, headings included.
  private(set) var blocks: [OutlineBlock] = []
  /// What is wrong with the page's directives.
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads the outline of `page`.
  init(of page: RenderedPage) {
    let lineRanges = page.text.lineRanges
    var headings: [(level: Int, text: String)] = []
    var slugs: [String: Int] = [:]
    let titleSlug = Self.unique(Slug.make(page.title), among: &slugs)
    var slug = titleSlug
    var current: Int?
    var conditions: [Condition] = []
    for content in contents(of: page) {
      let start = content.lines.lowerBound - 1
      let lines =
        lineRanges.indices.contains(start)
        ? lineRanges[start].lowerBound..<lineRanges[min(content.lines.upperBound, lineRanges.count) - 1].upperBound
        : 0..<0
      let part = page.parts.lastIndex { $0.offset <= lines.lowerBound }
      if part != current {
        // Headings of one zone head nothing of the next.
        headings = []
        slug = titleSlug
        current = part
        conditions = []
      }
      if case .payload(let id) = content.kind, page.attachments.indices.contains(id) {
        switch page.attachments[id] {
        case .opens(let condition):
          conditions.append(condition)
          continue
        case .closes:
          // Damaged pages may hide the marker that opened it.
          _ = conditions.popLast()
          continue
        case .block, .tabs: break
        }
      }
      if case .heading(let level) = content.kind {
        let text = Self.headingText(content.text)
        headings.removeAll { $0.level >= level }
        headings.append((level, text.title))
        slug = Self.unique(text.id ?? Slug.make(text.title), among: &slugs)
      }
      let zone = part.map { page.parts[$0].zone } ?? .body
      blocks.append(
        OutlineBlock(
          content: content, section: [page.title] + headings.map(\.text), slug: slug, zone: zone,
          origin: Self.origin(of: lines, in: page.text),
          conditions: conditions + Self.conditions(of: content, on: page)))
    }
  }

  /// The leaves of the page's Markdown, and its directives among them.
  private mutating func contents(of page: RenderedPage) -> [ContentBlock] {
    let leaves = MarkdownDocument(page.text.text).blocks
    let reading = DirectiveReader.read(page.text)
    diagnostics = reading.diagnostics
    guard !reading.comments.isEmpty else { return leaves }
    var result: [ContentBlock] = []
    var comments = reading.comments[...]
    for leaf in leaves {
      while let comment = comments.first, comment.line <= leaf.lines.lowerBound {
        result.append(comment.block)
        comments.removeFirst()
      }
      result.append(leaf)
    }
    return result + comments.map(\.block)
  }

  /// The conditions that a leaf has of itself: by its attribute list, or by the kind of its block.
  private static func conditions(of content: ContentBlock, on page: RenderedPage) -> [Condition] {
    if case .payload(let id) = content.kind, page.attachments.indices.contains(id),
      let payload = page.attachments[id].payload
    {
      return payload.deployment(worksOn: page.worksOn).map { [.deployment($0)] } ?? []
    }
    let name = content.attributes.values["data-deployment-topology"]
    return name.flatMap(Runbook.Deployment.init).map { [.deployment($0)] } ?? []
  }

  /// The origin of some whole lines, without the blanks before the first and the newline after the last.
  private static func origin(of lines: Range<Int>, in text: MappedText) -> SourceRange? {
    guard !lines.isEmpty else { return nil }
    let bytes = text.text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: lines.lowerBound)
    let content = bytes[start..<bytes.index(start, offsetBy: lines.count)]
    let lower = lines.lowerBound + content.prefix { $0 == 32 || $0 == 9 }.count
    let upper = lines.upperBound - content.reversed().prefix { $0 == 10 || $0 == 13 || $0 == 32 }.count
    return text.origin(of: lower..<max(lower + 1, upper))
  }

  private static func unique(_ slug: String, among slugs: inout [String: Int]) -> String {
    let count = slugs[slug, default: 0]
    slugs[slug] = count + 1
    return count == 0 ? slug : "\(slug)-\(count)"
  }

  /// A heading's text without kramdown's `{#id}`, and that id.
  private static func headingText(_ text: String) -> (title: String, id: String?) {
    let text = Prose.onOneLine(text)
    guard text.hasSuffix("}"), let open = text.ranges(of: "{#").last else {
      return (text.replacing("`", with: ""), nil)
    }
    let id = text[open.upperBound...].dropLast()
    return (String(text[..<open.lowerBound].trimmingSpace).replacing("`", with: ""), String(id))
  }
}

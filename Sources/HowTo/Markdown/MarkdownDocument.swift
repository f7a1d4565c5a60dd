import CCmark
import Foundation

/// Rendered Markdown → leaves in document order, by libcmark.
///
/// kramdown, which the site uses, differs from CommonMark where these pages touch it in one thing: attribute lists,
/// which are read here from the text that CommonMark takes for paragraphs.
struct MarkdownDocument {
  /// The leaves, in document order.
  private(set) var blocks: [ContentBlock] = []
  private var listCount = 0
  private let isBlankLine: [Bool]

  /// Parses `text`.
  init(_ text: String) {
    var bytes = Array(text.utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\r") {
      // CommonMark ends lines at a carriage return alone, too; nothing else here does.
      if index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n") { bytes[index] = UInt8(ascii: " ") }
    }
    bytes = FenceIndentation.repaired(CommentedText.removed(from: bytes))
    isBlankLine = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      line.allSatisfy { $0 == 32 || (9...13).contains($0) }
    }
    bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let root = cmark_parse_document(characters.baseAddress, characters.count, CMARK_OPT_DEFAULT) else {
          return
        }
        defer { cmark_node_free(root) }
        visitTree(root)
      }
    }
    attachAttributeLists()
  }

  /// `text` as HTML, what is HTML in it as it stands.
  static func html(of text: String) -> String {
    guard let html = cmark_markdown_to_html(text, text.utf8.count, CMARK_OPT_UNSAFE) else { return "" }
    defer { free(html) }
    return String(cString: html)
  }

  /// Leaves name as many of the list items around them, as each holds a copy.
  private static let maximumDepth = 32

  // MARK: Walking

  /// Walks with cmark's own iterator, as recursion would follow the nesting of hostile input onto the stack.
  private mutating func visitTree(_ root: OpaquePointer) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    var items: [ContentBlock.ItemPosition] = []
    var openLists: [(list: Int, next: Int, isOrdered: Bool, start: Int)] = []
    var quotes = 0
    while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
      let node = cmark_iter_get_node(iterator)
      let isEntering = event == CMARK_EVENT_ENTER
      switch cmark_node_get_type(node) {
      case CMARK_NODE_LIST:
        if isEntering {
          let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
          openLists.append((listCount, 0, isOrdered, isOrdered ? Int(cmark_node_get_list_start(node)) : 1))
          listCount += 1
        } else {
          openLists.removeLast()
        }
      case CMARK_NODE_ITEM:
        guard isEntering else {
          if openLists.count <= Self.maximumDepth { items.removeLast() }
          continue
        }
        let list = openLists[openLists.count - 1]
        if openLists.count <= Self.maximumDepth {
          items.append(
            .init(list: list.list, index: list.next, isOrdered: list.isOrdered, number: list.start + list.next))
        }
        openLists[openLists.count - 1].next += 1
        append(.itemStart, node, items: items, isQuoted: quotes > 0)
      case CMARK_NODE_BLOCK_QUOTE: quotes += isEntering ? 1 : -1
      case CMARK_NODE_HEADING:
        guard isEntering else { continue }
        append(
          .heading(level: Int(cmark_node_get_heading_level(node))), node, text: Self.text(of: node), items: items,
          isQuoted: quotes > 0)
      case CMARK_NODE_PARAGRAPH:
        guard isEntering else { continue }
        append(.paragraph, node, text: Self.text(of: node), items: items, isQuoted: quotes > 0)
      case CMARK_NODE_CODE_BLOCK:
        guard isEntering else { continue }
        let literal = Self.string(cmark_node_get_literal(node))
        let language = Self.string(cmark_node_get_fence_info(node)).prefix { !$0.isWhitespace && $0 != "{" }
        append(
          .code(language: String(language), literal: literal), node, items: items, isQuoted: quotes > 0)
      case CMARK_NODE_HTML_BLOCK:
        guard isEntering else { continue }
        append(.html(Self.string(cmark_node_get_literal(node))), node, items: items, isQuoted: quotes > 0)
      default: continue
      }
    }
  }

  private mutating func append(
    _ kind: ContentBlock.Kind, _ node: OpaquePointer?, text: String = "", items: [ContentBlock.ItemPosition],
    isQuoted: Bool
  ) {
    let first = max(Int(cmark_node_get_start_line(node)), 1)
    let last = max(Int(cmark_node_get_end_line(node)), first)
    let block = ContentBlock(
      kind: kind, text: text, lines: first...last, items: items, attributes: AttributeList(), isQuoted: isQuoted)
    // A marker may have come to stand in an indented code block or a paragraph, where the page's own indentation is
    // unlike what CommonMark wants; its content counts all the same.
    let markers: [Int]
    switch kind {
    case .code(_, let literal), .html(let literal): markers = PayloadMarker.ids(in: literal)
    case .paragraph, .heading: markers = node.map(Self.markers(below:)) ?? []
    case .itemStart, .payload, .directives: markers = []
    }
    let isText = kind == .paragraph || kind.isHeading
    if markers.isEmpty || (isText && !text.allSatisfy(\.isWhitespace)) { blocks.append(block) }
    for id in markers {
      var payload = block
      payload.kind = .payload(id)
      payload.text = ""
      blocks.append(payload)
    }
  }

  /// The payloads whose markers stand in the text below a heading or paragraph.
  private static func markers(below node: OpaquePointer) -> [Int] {
    var markers: [Int] = []
    forEachInline(below: node) { inline in
      switch cmark_node_get_type(inline) {
      case CMARK_NODE_HTML_INLINE, CMARK_NODE_CODE:
        markers += PayloadMarker.ids(in: string(cmark_node_get_literal(inline)))
      default: break
      }
    }
    return markers
  }

  // MARK: Inline text

  /// The text below a heading or paragraph: markup dropped, code in backquotes, breaks as newlines.
  private static func text(of node: OpaquePointer?) -> String {
    var text = ""
    forEachInline(below: node) { inline in
      switch cmark_node_get_type(inline) {
      case CMARK_NODE_TEXT: text += string(cmark_node_get_literal(inline))
      case CMARK_NODE_CODE: text += "`\(string(cmark_node_get_literal(inline)))`"
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += "\n"
      default: break
      }
    }
    return AttributeList.removingInlineLists(from: text)
  }

  private static func forEachInline(below node: OpaquePointer?, _ body: (OpaquePointer?) -> Void) {
    guard let iterator = cmark_iter_new(node) else { return }
    defer { cmark_iter_free(iterator) }
    while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
      if event == CMARK_EVENT_ENTER { body(cmark_iter_get_node(iterator)) }
    }
  }

  private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
    let text = pointer.map { String(cString: $0) } ?? ""
    return text.utf8.contains(UInt8(ascii: "\r")) ? text.replacing("\r\n", with: "\n") : text
  }

  // MARK: Attribute lists

  /// Takes attribute lists out of paragraphs and gives them to the block they stand at.
  ///
  /// kramdown: a list on the line after a block belongs to that block; otherwise it belongs to the block after it.
  private mutating func attachAttributeLists() {
    var result: [ContentBlock] = []
    var pending: AttributeList?
    for var block in blocks {
      if block.kind == .paragraph {
        var texts = block.text.split(separator: "\n", omittingEmptySubsequences: false)
        if let list = AttributeList(lines: texts) {
          if let last = result.last, last.lines.upperBound + 1 >= block.lines.lowerBound, isDirectlyBelow(block, last) {
            result[result.count - 1].attributes.merge(list)
          } else {
            pending = list
          }
          continue
        }
        if texts.count > 1, let list = AttributeList(line: texts[0]) {
          texts.removeFirst()
          block.attributes.merge(list)
        }
        if texts.count > 1, let list = AttributeList(line: texts[texts.count - 1]) {
          texts.removeLast()
          block.attributes.merge(list)
        }
        block.text = texts.joined(separator: "\n")
      }
      if let list = pending, block.kind != .itemStart {
        block.attributes.merge(list)
        pending = nil
      }
      result.append(block)
    }
    blocks = result
  }

  private func isDirectlyBelow(_ block: ContentBlock, _ previous: ContentBlock) -> Bool {
    if case .itemStart = previous.kind { return false }
    let above = block.lines.lowerBound - 2
    return isBlankLine.indices.contains(above) && !isBlankLine[above]
  }
}

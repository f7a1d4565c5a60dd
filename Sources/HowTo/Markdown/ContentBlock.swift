import RunbookModel

/// A leaf of a Markdown document, with the lists it stands in: what extraction looks at, in document order.
struct ContentBlock: Hashable, Sendable {
  /// What a leaf is.
  enum Kind: Hashable, Sendable {
    case heading(level: Int)
    case paragraph
    /// A code block; the language is the first word of the fence's info string.
    case code(language: String, literal: String)
    case html(String)
    /// The place of a tag whose content was kept aside under this id.
    case payload(Int)
    /// What a comment tells this program about the step below it.
    case directives([Directive])
    /// A list item begins; leaves of the item follow with its position as their innermost.
    case itemStart

    /// Whether it is a heading of any level.
    var isHeading: Bool { if case .heading = self { true } else { false } }
  }

  /// A list item around a leaf.
  struct ItemPosition: Hashable, Sendable {
    /// The list, numbered through the document from 0.
    var list: Int
    /// The item's place in it, from 0.
    var index: Int
    /// Whether the list is numbered.
    var isOrdered: Bool
    /// The number a reader sees before the item; for bullet lists its place from 1.
    var number: Int
  }

  /// What it is.
  var kind: Kind
  /// The text of headings and paragraphs, markup taken off but for backquotes.
  var text: String
  /// The first and last line in the rendered text, from 1.
  var lines: ClosedRange<Int>
  /// The list items around it, outermost first.
  var items: [ItemPosition]
  /// The kramdown attribute list that belongs to it.
  var attributes: AttributeList
  /// Whether it stands in a block quote.
  var isQuoted: Bool
}

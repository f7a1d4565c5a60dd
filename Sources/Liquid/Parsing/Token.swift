/// A piece of a template; all ranges are UTF-8 offsets of its text.
enum Token {
  /// Text to be printed as it stands.
  case text(Range<Int>)
  /// `{{ markup }}`
  case output(span: Range<Int>, markup: Range<Int>)
  /// `{% name markup %}`
  case tag(TagToken)
}

/// A tag: `{% name markup %}`, or a line of a `liquid` tag.
///
/// A class, because tokens stay on the stack while the blocks they open are parsed.
final class TagToken: Sendable {
  /// The name; empty where the tag has none.
  let name: String
  /// The whole tag.
  let span: Range<Int>
  /// What follows the name, without blanks at either end.
  let markup: Range<Int>

  init(name: String, span: Range<Int>, markup: Range<Int>) {
    self.name = name
    self.span = span
    self.markup = markup
  }
}

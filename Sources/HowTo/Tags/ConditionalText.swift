import Liquid
import RunbookModel
import SourceText

extension RenderContext {
  /// Renders `body` between markers that tell under which condition a reader sees it.
  ///
  /// All variants of a page are rendered, as on the site, whose reader's choice only hides the others; so what a hidden
  /// one assigns is known afterwards, and a reader's other choice needs no other rendering.
  mutating func write(under condition: Condition, at range: SourceRange?, _ body: (inout RenderContext) throws -> Void)
    rethrows
  {
    writeMarker(for: .opens(condition), at: range)
    // A line that begins with a comment is one to CommonMark as a whole.
    write(MappedText("\n", origin: range))
    try body(&self)
    write(MappedText("\n", origin: range))
    writeMarker(for: .closes, at: range)
    write(MappedText("\n", origin: range))
  }

  /// Keeps `attachment` aside, and writes the marker that stands for it.
  mutating func writeMarker(for attachment: Attachment, at range: SourceRange?) {
    write(MappedText(PayloadMarker.text(for: attach(attachment)), origin: range))
  }
}

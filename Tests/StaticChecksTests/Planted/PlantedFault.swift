import TestSupport
import Testing

/// A fault put into a real page, and what must be found there.
struct PlantedFault: Sendable, CustomTestStringConvertible {
  /// The rule that must find it.
  let rule: String
  /// The page, below the site's `app/_how-tos`.
  let page: String
  /// A piece that the page has; nil where the fault is put behind the page's end.
  let piece: String?
  /// What takes its place, with 1️⃣ where the finding must begin.
  let planted: MarkedText

  /// A fault in place of the first `piece` of the page.
  init(_ rule: String, in page: String, replacing piece: String, by planted: String) {
    self.rule = rule
    self.page = page
    self.piece = piece
    self.planted = MarkedText(planted)
  }

  /// A fault behind the page's end.
  init(_ rule: String, in page: String, adding planted: String) {
    self.rule = rule
    self.page = page
    piece = nil
    self.planted = MarkedText("\n\n## Planted\n\n" + planted + "\n")
  }

  /// All of them.
  static let all = reading + operations + parameters + bodies + responses + variables + commandLines + texts

  var testDescription: String { "\(rule) in \(page): \(planted.text.prefix(60))" }
}

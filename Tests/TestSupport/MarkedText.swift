public import SourceText

/// A text with markers `1️⃣` to `9️⃣`, which are taken out and whose places are kept, so that tests name positions exactly.
public struct MarkedText: ExpressibleByStringInterpolation, Sendable {
  /// The text without markers.
  public let text: String
  /// The place of each marker in `text`, by its digit.
  public let positions: [Int: SourcePosition]
  /// The UTF-8 offset of each marker in `text`, by its digit.
  public let offsets: [Int: Int]

  /// Takes the markers out of `marked`.
  public init(_ marked: String) {
    var text = ""
    var offsets: [Int: Int] = [:]
    for character in marked {
      if character.unicodeScalars.count == 3, character.unicodeScalars.last == "\u{20E3}",
        let digit = character.unicodeScalars.first.flatMap({ Character($0).wholeNumberValue })
      {
        offsets[digit] = text.utf8.count
      } else {
        text.append(character)
      }
    }
    let file = SourceFile(path: "", text: text)
    self.text = text
    self.offsets = offsets
    positions = offsets.mapValues(file.position(at:))
  }

  /// The UTF-8 range between two markers; nil where one of them is missing.
  public func range(_ first: Int, _ last: Int) -> Range<Int>? {
    guard let lower = offsets[first], let upper = offsets[last], lower <= upper else { return nil }
    return lower..<upper
  }

  /// Takes the markers out of a literal.
  public init(stringLiteral value: String) { self.init(value) }
}

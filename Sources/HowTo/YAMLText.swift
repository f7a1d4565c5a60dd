import JSON
import SourceText

/// A string of a YAML document → text with its origins.
enum YAMLText {
  /// The string at `pointer` of `document`, which was parsed from `source`; nil where there is none.
  ///
  /// Block scalars keep the origin of each line, so that a step in one names its own line and column; other strings
  /// come from their value as a whole.
  static func text(at pointer: JSONPointer, of document: YAMLDocument, in source: MappedText) -> MappedText? {
    guard let value = document.value[pointer]?.string, let place = document.places[pointer]?.value else { return nil }
    guard let whole = source.origin(of: place) else { return MappedText(value, origin: nil) }
    let lines = source.lineRanges
    let header = lines.firstIndex { $0.contains(place.lowerBound) }
    guard let header, isBlockScalar(source.text.utf8, at: place.lowerBound) else {
      return MappedText(value, origin: whole)
    }
    var text = MappedText()
    // Where a folded scalar joins lines, those below are found again by their text.
    var next = header + 1
    for (index, line) in value.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { text.append("\n", origin: whole) }
      guard !line.isEmpty else {
        next += 1
        continue
      }
      guard next < lines.count, let range = end(line, of: lines[next], in: source) else {
        text.append(String(line), origin: whole)
        next += 1
        continue
      }
      text.append(source.slice(range))
      next += 1
    }
    return text
  }

  private static func isBlockScalar(_ text: String.UTF8View, at offset: Int) -> Bool {
    let byte = text.dropFirst(offset).first
    return byte == UInt8(ascii: "|") || byte == UInt8(ascii: ">")
  }

  /// The part of the line at `range` that is `text`, which the line ends with but for a line break.
  private static func end(_ text: Substring, of range: Range<Int>, in source: MappedText) -> Range<Int>? {
    let line = source.slice(range).text.utf8
    let breaks = line.reversed().prefix { $0 == 10 || $0 == 13 }.count
    let upper = range.upperBound - breaks
    let lower = upper - text.utf8.count
    guard lower >= range.lowerBound, line.dropLast(breaks).suffix(text.utf8.count).elementsEqual(text.utf8) else {
      return nil
    }
    return lower..<upper
  }
}

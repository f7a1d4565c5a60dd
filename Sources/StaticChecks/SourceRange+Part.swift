import SourceText

extension SourceRange {
  /// Where `part` stands in the range; nil where its text lacks it or has it twice.
  func part(_ part: String) -> SourceRange? {
    let whole = text
    guard !part.isEmpty, let found = whole.firstRange(of: part),
      whole[found.upperBound...].firstRange(of: part) == nil
    else { return nil }
    let base = file.offset(of: start)
    let lower = base + whole.utf8.distance(from: whole.startIndex, to: found.lowerBound)
    return file.range(lower..<lower + part.utf8.count, includes: includes)
  }

  /// The character at a UTF-8 offset of `text`, where the range holds that as it is.
  func place(at offset: Int, of text: String) -> SourceRange? {
    guard let whole = part(text) else { return nil }
    let start = file.offset(of: whole.start) + min(offset, max(text.utf8.count - 1, 0))
    return file.range(start..<start + 1, includes: includes)
  }
}

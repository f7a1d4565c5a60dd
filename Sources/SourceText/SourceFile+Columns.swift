extension SourceFile {
  /// The column of `position` in UTF-16 code units, from 1, as editors and code hosts count.
  public func utf16Column(of position: SourcePosition) -> Int {
    guard let line = lineText(position.line) else { return position.column }
    let bytes = line.utf8.prefix(max(position.column, 1) - 1)
    return String(decoding: bytes, as: UTF8.self).utf16.count + 1
  }
}

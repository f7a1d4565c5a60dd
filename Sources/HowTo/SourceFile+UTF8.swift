import SourceText

extension SourceFile {
  /// What tells that the file, a `kind` of file, is no UTF-8; nil where it is.
  func invalidUTF8(in kind: String) -> Diagnostic? {
    guard let offset = firstInvalidByte else { return nil }
    return Diagnostic(
      .error, rule: "invalid-utf8", "the \(kind) is no UTF-8 from here on", at: range(offset..<offset + 1),
      fix: .init("save the file as UTF-8; each such byte is read as U+FFFD until then"))
  }
}

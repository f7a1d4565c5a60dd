/// Text of a page or a run → what the browser is sent.
struct DisplayText: Sendable {
  /// Takes secrets out.
  let redact: @Sendable (String) -> String

  /// The text without secrets, in which U+FFFD stands for characters that are not seen or reorder what is around them.
  ///
  /// Line breaks and tabs stay.
  @Sendable func text(_ text: String) -> String {
    let text = redact(text)
    guard text.unicodeScalars.contains(where: Self.isUnprintable) else { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { clean.append(Self.isUnprintable(scalar) ? "\u{FFFD}" : scalar) }
    return String(clean)
  }

  /// The text for an element's content or a quoted attribute in HTML.
  func html(_ text: String) -> String {
    var escaped = ""
    for scalar in self.text(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// The same for a sentence of the page, in which what stands between backticks becomes code.
  func html(prose: String) -> String {
    let parts = self.html(prose).split(separator: "`", omittingEmptySubsequences: false)
    // Without a partner the last backtick is one.
    guard parts.count % 2 == 1 else { return self.html(prose) }
    return parts.enumerated().map { $0 % 2 == 0 ? String($1) : "<code>\($1)</code>" }.joined()
  }

  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0: true
    // Embeddings, overrides and isolates of bidirectional text.
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

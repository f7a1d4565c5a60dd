/// Texts → parts of URLs, as Jekyll's `slugify` makes them.
enum Slug {
  /// The slug of `text`: what the mode does not keep becomes hyphens, none at the ends, in lower case.
  ///
  /// Modes are `none`, `raw`, `default`, `pretty`, `ascii` and `latin`; any other only lowers the case.
  static func make(_ text: String, mode: String) -> String {
    let keeps: (Unicode.Scalar) -> Bool
    var text = text
    switch mode {
    case "raw": keeps = { !$0.properties.isWhitespace }
    case "default": keeps = isLetterOrDigit
    case "latin":
      text = Latin.transliterated(text)
      keeps = isLetterOrDigit
    case "pretty": keeps = { isLetterOrDigit($0) || "._~!$&'()+,;=@".unicodeScalars.contains($0) }
    case "ascii": keeps = { $0.isASCII && isLetterOrDigit($0) }
    default: return text.lowercased()
    }
    var result = ""
    var isGap = false
    for scalar in text.unicodeScalars {
      let isKept = keeps(scalar)
      if isKept { result.unicodeScalars.append(scalar) } else if !isGap { result += "-" }
      isGap = !isKept
    }
    if result.hasPrefix("-") { result.removeFirst() }
    if result.hasSuffix("-") { result.removeLast() }
    return result.lowercased()
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber:
      true
    default: false
    }
  }
}

/// How many words a text has, as Jekyll's `number_of_words` counts.
enum WordCount {
  /// The number of words: what blanks separate; in the mode `cjk`, and in `auto` where there are any, each Chinese,
  /// Japanese or Korean character is one by itself.
  static func count(_ text: String, mode: String) -> Int {
    guard mode == "cjk" || mode == "auto", text.unicodeScalars.contains(where: isIdeograph) else {
      return StandardFilters.splitWords(text).count
    }
    var rest = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      if isIdeograph(scalar) { count += 1 }
      rest.append(isIdeograph(scalar) ? " " : scalar)
    }
    return count + StandardFilters.splitWords(String(rest)).count
  }

  /// Whether a character is of the scripts Han, Hiragana, Katakana or Hangul.
  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0x2E80...0x2FD5, 0x3005, 0x3007, 0x3021...0x302F, 0x3038...0x303B, 0x3041...0x3096,
      0x309D...0x309F, 0x30A1...0x30FA, 0x30FD...0x30FF, 0x3131...0x318E, 0x31F0...0x321E, 0x3260...0x327E,
      0x32D0...0x32FE, 0x3300...0x3357, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97C, 0xAC00...0xD7FB,
      0xF900...0xFAD9, 0xFF66...0xFF6F, 0xFF71...0xFF9D, 0xFFA0...0xFFDC, 0x1AFF0...0x1B167, 0x20000...0x323AF:
      true
    default: false
    }
  }
}

import Foundation

/// Letters of European languages → plain Latin ones.
enum Latin {
  /// The text without accents; a letter that has no likeness becomes a question mark.
  static func transliterated(_ text: String) -> String {
    var result = ""
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.isASCII { result.unicodeScalars.append(scalar) } else { result += likeness(of: scalar) }
    }
    return result
  }

  private static func likeness(of scalar: Unicode.Scalar) -> String {
    guard (0xC0...0x17E).contains(scalar.value) else { return "?" }
    if let letters = special[scalar] { return letters }
    let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first
    return base.flatMap { $0.isASCII ? String($0) : nil } ?? "?"
  }

  /// Those that are no letter with an accent.
  private static let special: [Unicode.Scalar: String] = [
    "Æ": "AE", "Ð": "D", "×": "x", "Ø": "O", "Þ": "Th", "ß": "ss", "æ": "ae", "ð": "d", "ø": "o", "þ": "th", "Đ": "D",
    "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij", "ĸ": "k", "Ŀ": "L", "ŀ": "l", "Ł": "L", "ł": "l",
    "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng", "Œ": "OE", "œ": "oe", "Ŧ": "T", "ŧ": "t",
  ]
}

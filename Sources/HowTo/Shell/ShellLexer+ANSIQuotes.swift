extension ShellLexer {
  /// Reads `$'…'`, in which backslashes mean what they mean in C.
  mutating func ansiQuoted(into word: inout ShellWordBuilder) throws(NeedsShell) {
    let start = position
    word.isQuoted = true
    position += 2
    var text: [UInt8] = []
    while let byte = byte(at: position), byte != UInt8(ascii: "'") {
      position += 1
      if byte == UInt8(ascii: "\\"), position < limit { text += escape() } else { text.append(byte) }
    }
    guard position < limit else { throw NeedsShell("has a quote $' that nothing closes", at: start..<limit) }
    position += 1
    word.append(text, at: start..<position)
  }

  /// What the letters behind a backslash stand for.
  private mutating func escape() -> [UInt8] {
    let letter = bytes[position]
    position += 1
    switch letter {
    case UInt8(ascii: "a"): return [7]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "e"), UInt8(ascii: "E"): return [27]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "v"): return [11]
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "?"): return [letter]
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      position -= 1
      return number(radix: 8, digits: 3).map { [UInt8(truncatingIfNeeded: $0)] } ?? []
    case UInt8(ascii: "x"):
      return number(radix: 16, digits: 2).map { [UInt8(truncatingIfNeeded: $0)] } ?? Array("\\x".utf8)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let number = number(radix: 16, digits: letter == UInt8(ascii: "u") ? 4 : 8)
      guard let scalar = number.flatMap({ Unicode.Scalar($0) }) else { return [UInt8(ascii: "\\"), letter] }
      return Array(String(scalar).utf8)
    default: return [UInt8(ascii: "\\"), letter]
    }
  }

  /// Reads up to so many digits; nil where there is none.
  private mutating func number(radix: Int, digits: Int) -> UInt32? {
    var end = position
    while end - position < digits, let byte = byte(at: end), Character(Unicode.Scalar(byte)).isDigit(of: radix) {
      end += 1
    }
    defer { position = end }
    return UInt32(String(decoding: bytes[position..<end], as: UTF8.self), radix: radix)
  }
}

extension Character {
  fileprivate func isDigit(of radix: Int) -> Bool { hexDigitValue.map { $0 < radix } ?? false }
}

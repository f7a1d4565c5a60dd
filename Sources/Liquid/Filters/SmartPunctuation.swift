/// Typewriter's punctuation → the printer's: curly quotes, dashes, an ellipsis, guillemets; HTML stays as it is.
struct SmartPunctuation {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var result = ""
  /// Whether what stands before the position was changed, so that a quote there has nothing before it.
  private var isFresh = true

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// The text with printer's punctuation, and with `&` and `<` as entities where they begin neither entity nor tag.
  static func apply(to text: String) -> String {
    let text = text.replacing("\r\n", with: "\n")
    var writer = SmartPunctuation(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    while writer.position < writer.scalars.count { writer.step() }
    return writer.result
  }

  private mutating func step() {
    let scalar = scalars[position]
    switch scalar {
    case "<" where peek(1) != "<": copyTag()
    case "&": copyEntity()
    case "\"", "'": quote()
    default:
      guard let (length, symbol) = symbol() else {
        if scalar == ">" { replace(1, with: "&gt;") } else { copy(1) }
        isFresh = false
        return
      }
      replace(length, with: symbol)
    }
  }

  // MARK: Copying

  private mutating func copy(_ count: Int) {
    for _ in 0..<count where position < scalars.count {
      result.unicodeScalars.append(scalars[position])
      position += 1
    }
    isFresh = false
  }

  private mutating func replace(_ count: Int, with text: String) {
    result += text
    position += count
    isFresh = true
  }

  /// The scalar so many after the position, or before it.
  private func peek(_ distance: Int) -> Unicode.Scalar? {
    scalars.indices.contains(position + distance) ? scalars[position + distance] : nil
  }

  /// Copies a tag or comment; a `<` that begins none becomes an entity.
  private mutating func copyTag() {
    let next = peek(1) == "/" ? peek(2) : peek(1)
    guard let next, next == "!" || next.properties.isAlphabetic,
      let end = scalars[position...].prefix(4096).firstIndex(of: ">")
    else { return replace(1, with: "&lt;") }
    let letters = scalars[(position + 1)...].prefix(12).prefix { isWord($0) }
    let name = String(String.UnicodeScalarView(letters)).lowercased()
    let isBlock = Self.blocks.contains(name) && (position == 0 || peek(-1) == "\n")
    copy((isBlock ? endOfBlock(name, from: end) : end) - position + 1)
    isFresh = true
  }

  /// Elements whose content stays as it is where they begin a line.
  private static let blocks: Set = [
    "blockquote", "div", "dl", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "ol", "p",
    "pre", "script", "section", "style", "table", "ul",
  ]

  /// The last place of the element `name`, whose opening tag ends at `start`; that of the text where it is not closed.
  private func endOfBlock(_ name: String, from start: Int) -> Int {
    let tag = Array("</\(name)>".unicodeScalars)
    var place = start
    while place + tag.count <= scalars.count {
      if scalars[place] == "<", scalars[place..<place + tag.count].elementsEqual(tag) { return place + tag.count - 1 }
      place += 1
    }
    return scalars.count - 1
  }

  /// Copies an entity; a `&` that begins none becomes one.
  private mutating func copyEntity() {
    let name = scalars[(position + 1)...].prefix(32).prefix { $0 == "#" || ($0.isASCII && isWord($0)) }
    guard !name.isEmpty, peek(name.count + 1) == ";" else { return replace(1, with: "&amp;") }
    copy(name.count + 2)
    isFresh = true
  }

  // MARK: Symbols

  /// The symbol that the position begins, and how many scalars it takes.
  private func symbol() -> (length: Int, symbol: String)? {
    switch (scalars[position], peek(1), peek(2)) {
    case ("-", "-"?, "-"?): (3, "—")
    case ("-", "-"?, _): (2, "–")
    case (".", "."?, "."?): (3, "…")
    case ("\\", "<"?, "<"?): (3, "&lt;&lt;")
    case ("\\", ">"?, ">"?): (3, "&gt;&gt;")
    case ("<", "<"?, " "?): (3, "«\u{A0}")
    case ("<", "<"?, _): (2, "«")
    case (" ", ">"?, ">"?): (3, "\u{A0}»")
    case (">", ">"?, _): (2, "»")
    default: nil
    }
  }

  // MARK: Quotes

  private mutating func quote() {
    let quote = scalars[position]
    let next = peek(1)
    if let next, isQuote(next), next != quote, isWord(peek(2)) {
      return replace(2, with: quote == "\"" ? "“‘" : "‘“")
    }
    let isOpening = opens(quote, before: next)
    replace(1, with: quote == "\"" ? (isOpening ? "“" : "”") : isOpening ? "‘" : "’")
  }

  /// Whether a quote opens, by what stands before it and after it.
  private func opens(_ quote: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
    // The '80s.
    if quote == "'", isDigit(next), isDigit(peek(2)), peek(3) == "s" { return false }
    guard !isFresh, let previous = peek(-1), previous != "\\" else { return opensWithoutBefore(next) }
    if previous.properties.isWhitespace { return true }
    return "[{(-".unicodeScalars.contains(previous)
  }

  /// Whether a quote at the beginning, or after something that was changed, opens.
  private func opensWithoutBefore(_ next: Unicode.Scalar?) -> Bool {
    guard let next else { return false }
    if next == "_" || next == "*", let second = peek(2), !second.properties.isWhitespace { return true }
    if next.isASCII, !isWord(next) || next == "_", !next.properties.isWhitespace {
      let isEllipsis = peek(2) == "." && peek(3) == "."
      return isEllipsis || isWord(peek(2))
    }
    return !(next.properties.isWhitespace || (next == "s" && !isWord(peek(2))))
  }

  private func isQuote(_ scalar: Unicode.Scalar) -> Bool { scalar == "\"" || scalar == "'" }

  private func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }

  private func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" } ?? false
  }
}

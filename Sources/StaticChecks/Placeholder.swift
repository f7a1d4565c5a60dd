/// Texts that a reader must replace by hand: `<your-token>`, `YOUR_PORTAL_ID`, `{portalId}`, `your-key-here`.
enum Placeholder {
  /// The first placeholder in `text`, as written; nil where there is none.
  static func first(in text: String) -> String? {
    for pattern in [angled(in: text), capitals(in: text), lowercase(in: text)] {
      if let pattern { return pattern }
    }
    return nil
  }

  /// `{portalId}` as a segment of a path, as a specification writes it.
  static func braced(inPath path: String) -> String? {
    path.split(separator: "/").first { segment in
      segment.hasPrefix("{") && segment.hasSuffix("}")
        && segment.dropFirst().dropLast().allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    }.map(String.init)
  }

  /// `<token>`, `<your token>`; markup and operators have another look.
  private static func angled(in text: String) -> String? {
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: ">") else { return nil }
      let inside = rest[..<close]
      let words = inside.split { $0 == "-" || $0 == "_" || $0 == " " }
      if inside.first?.isLetter == true, words.count > 1 || inside == inside.uppercased(),
        inside.allSatisfy({ $0.isLetter || $0.isNumber || "-_ ".contains($0) }),
        !rest[close...].contains("</\(words.first ?? "")")
      {
        return "<\(inside)>"
      }
    }
    return nil
  }

  /// `YOUR_PORTAL_ID`, `YOUR KEY`.
  private static func capitals(in text: String) -> String? {
    word(in: text, prefixes: ["YOUR_", "YOUR-", "YOUR "]) { word in
      word.allSatisfy { $0.isUppercase || $0.isNumber || "_- ".contains($0) }
    }
  }

  /// `your-thing` as a segment of a path.
  static func lowercase(inPath path: String) -> String? {
    path.split { $0 == "/" || $0 == "?" }.first { $0.hasPrefix("your-") || $0.hasPrefix("your_") }.map(String.init)
  }

  /// `your-key-here`, `your_key_here`.
  private static func lowercase(in text: String) -> String? {
    word(in: text, prefixes: ["your-", "your_"]) { $0.hasSuffix("-here") || $0.hasSuffix("_here") }
  }

  private static func word(in text: String, prefixes: [String], where isMeant: (Substring) -> Bool) -> String? {
    for prefix in prefixes {
      guard let range = text.firstRange(of: prefix) else { continue }
      if range.lowerBound > text.startIndex {
        let before = text[text.index(before: range.lowerBound)]
        if before.isLetter || before.isNumber || "_$".contains(before) { continue }
      }
      let word = text[range.lowerBound...].prefix { $0.isLetter || $0.isNumber || "_-".contains($0) || $0 == " " }
      let trimmed = prefix.hasSuffix(" ") ? word : word.prefix { $0 != " " }
      if trimmed.count > prefix.count, isMeant(trimmed) { return String(trimmed) }
    }
    return nil
  }
}

/// A URI or a relative reference in its five parts (RFC 3986).
struct URIReference: Hashable, Sendable {
  var scheme: String?
  var authority: Substring?
  var path: String
  var query: String?
  var fragment: String?

  /// Splits a text; every text has parts, whether it is a valid reference or not.
  init(_ text: String) {
    var rest = text[...]
    if let hash = rest.firstIndex(of: "#") {
      fragment = String(rest[rest.index(after: hash)...])
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    let head = rest.prefix { $0 != "/" }
    if let colon = head.firstIndex(of: ":"), Self.isScheme(head[..<colon]) {
      scheme = String(head[..<colon])
      rest = rest[rest.index(after: colon)...]
    }
    if rest.hasPrefix("//") {
      authority = rest.dropFirst(2).prefix { $0 != "/" }
      rest = rest.dropFirst(2).drop { $0 != "/" }
    }
    path = String(rest)
  }

  /// The reference as text.
  var text: String {
    var text = scheme.map { $0 + ":" } ?? ""
    if let authority { text += "//" + authority }
    text += path
    if let query { text += "?" + query }
    if let fragment { text += "#" + fragment }
    return text
  }

  /// The reference without its fragment, as text.
  var address: String {
    var copy = self
    copy.fragment = nil
    return copy.text
  }

  /// The reference as seen from `base` (RFC 3986, section 5.2).
  func resolved(against base: String) -> URIReference {
    guard scheme == nil, !base.isEmpty else { return self }
    let base = URIReference(base)
    var target = self
    target.scheme = base.scheme
    if authority != nil {
      target.path = Self.removingDots(path)
      return target
    }
    target.authority = base.authority
    if path.isEmpty {
      target.path = base.path
      target.query = query ?? base.query
    } else if path.hasPrefix("/") {
      target.path = Self.removingDots(path)
    } else if base.authority != nil, base.path.isEmpty {
      target.path = Self.removingDots("/" + path)
    } else {
      let folder = base.path.lastIndex(of: "/").map { base.path[...$0] } ?? ""
      target.path = Self.removingDots(folder + path)
    }
    return target
  }

  private static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, (65...90).contains(first & 0xDF) else { return false }
    return text.utf8.allSatisfy {
      (65...90).contains($0 & 0xDF) || (48...57).contains($0) || $0 == 43 || $0 == 45 || $0 == 46
    }
  }

  /// The path without `.` and `..`; a relative path keeps the `..` that lead out of it.
  private static func removingDots(_ path: String) -> String {
    var kept: [Substring] = []
    let isAbsolute = path.hasPrefix("/")
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for segment in segments {
      if segment == ".." {
        if let last = kept.last, last != "..", !(isAbsolute && kept.count == 1) {
          kept.removeLast()
        } else if !isAbsolute {
          kept.append(segment)
        }
      } else if segment != "." {
        kept.append(segment)
      }
    }
    // What ends in a folder, or is the root, ends in a slash.
    if let last = segments.last, last == "." || last == "..", kept.last != "" || kept.count == 1 { kept.append("") }
    return kept.joined(separator: "/")
  }

  /// `text` with `%41` read as `A`; nil where a percent sign is not followed by two digits or the bytes are no UTF-8.
  static func decoded(_ text: some StringProtocol) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}

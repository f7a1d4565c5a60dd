/// A path into a JSON value (RFC 6901).
///
/// Tokens are equal when their code points are, as the keys of `JSONObject` are.
public struct JSONPointer: Sendable {
  /// The unescaped reference tokens; none names the whole value.
  public var tokens: [String]

  /// A pointer of unescaped tokens.
  public init(_ tokens: [String] = []) { self.tokens = tokens }

  /// A pointer as written, such as `/a~1b/0`; nil where it does not begin with `/` or has a `~` before neither 0 nor 1.
  public init?(_ text: String) {
    guard !text.isEmpty else {
      self.init()
      return
    }
    guard text.utf8.first == UInt8(ascii: "/") else { return nil }
    var tokens: [String] = []
    for part in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let token = Self.unescaped(part) else { return nil }
      tokens.append(token)
    }
    self.init(tokens)
  }

  /// The whole value.
  public static let root = JSONPointer()

  /// The pointer one token further.
  public func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }

  /// The pointer without its last token; the root's is the root.
  public var parent: JSONPointer { JSONPointer(tokens.dropLast()) }

  /// The array index that `token` names: decimal digits without leading zeros; nil for any other token.
  static func index(_ token: String) -> Int? {
    guard let first = token.utf8.first, (48...57).contains(first), first != 48 || token.utf8.count == 1 else {
      return nil
    }
    return Int(token)
  }

  private static func unescaped(_ part: Substring.UTF8View) -> String? {
    guard part.contains(UInt8(ascii: "~")) else { return String(part) }
    var bytes: [UInt8] = []
    var isEscape = false
    for byte in part {
      switch (isEscape, byte) {
      case (true, UInt8(ascii: "0")): bytes.append(UInt8(ascii: "~"))
      case (true, UInt8(ascii: "1")): bytes.append(UInt8(ascii: "/"))
      case (true, _): return nil
      case (false, UInt8(ascii: "~")):
        isEscape = true
        continue
      case (false, _): bytes.append(byte)
      }
      isEscape = false
    }
    return isEscape ? nil : String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONPointer: Hashable {
  /// The same tokens, code point by code point.
  public static func == (a: JSONPointer, b: JSONPointer) -> Bool {
    a.tokens.count == b.tokens.count && zip(a.tokens, b.tokens).allSatisfy { $0.hasSameCodePoints(as: $1) }
  }

  /// Hashes the tokens.
  public func hash(into hasher: inout Hasher) {
    for token in tokens { token.hashCodePoints(into: &hasher) }
  }
}

extension JSONPointer: CustomStringConvertible {
  /// The pointer as RFC 6901 writes it.
  public var description: String {
    var text = ""
    for token in tokens {
      text += "/"
      for scalar in token.unicodeScalars {
        switch scalar {
        case "~": text += "~0"
        case "/": text += "~1"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
    return text
  }

  /// The path as people write it: `config.partials[0].id`; empty for the root.
  public var dotted: String {
    var path = ""
    for token in tokens {
      if Self.index(token) != nil { path += "[\(token)]" } else { path += path.isEmpty ? token : ".\(token)" }
    }
    return path
  }
}

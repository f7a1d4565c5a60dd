import Foundation

/// Texts of addresses, normalized as RFC 3986 says.
enum URLText {
  /// Whether the text begins with a scheme, such as `https:`.
  static func hasScheme(_ text: String) -> Bool {
    let head = text.utf8.prefix { $0 != UInt8(ascii: ":") && !"/?#".utf8.contains($0) }
    guard let first = head.first, head.count < text.utf8.count,
      text.utf8[head.endIndex] == UInt8(ascii: ":"), first.isNameStart, first != UInt8(ascii: "_")
    else { return false }
    return head.allSatisfy { ($0.isWord && $0 != UInt8(ascii: "_")) || "+-.".utf8.contains($0) }
  }

  /// The same address with what needs it as `%XX`, without `.` and `..`, scheme and host in lower case.
  static func normalized(_ text: String) -> String {
    var rest = text[...]
    let fragment = cut(&rest, at: "#").map { "#" + encode($0, keeping: "/?") } ?? ""
    let query = cut(&rest, at: "?").map { "?" + encode($0, keeping: "/?") } ?? ""
    var head = ""
    if hasScheme(text), let colon = rest.firstIndex(of: ":") {
      head = rest[...colon].lowercased()
      rest = rest[rest.index(after: colon)...]
    }
    var hasHost = false
    if rest.hasPrefix("//") {
      let host = rest.dropFirst(2).prefix { $0 != "/" }
      rest = rest.dropFirst(2 + host.count)
      head += "//" + authority(host, scheme: head)
      hasHost = !host.isEmpty
    }
    let path = rest.split(separator: "/", omittingEmptySubsequences: false).map { encode($0, keeping: "") }
    let normalPath = withoutDots(path).joined(separator: "/")
    return head + (hasHost && normalPath.isEmpty ? "/" : normalPath) + query + fragment
  }

  /// Takes off what follows the first `mark`, and the mark.
  private static func cut(_ rest: inout Substring, at mark: Character) -> Substring? {
    guard let place = rest.firstIndex(of: mark) else { return nil }
    defer { rest = rest[..<place] }
    return rest[rest.index(after: place)...]
  }

  /// The host in lower case, without the port that the scheme has anyway.
  private static func authority(_ text: Substring, scheme: String) -> String {
    let port = scheme == "https:" ? ":443" : scheme == "http:" ? ":80" : nil
    let text = text.lowercased()
    guard let port, text.hasSuffix(port) else { return text }
    return String(text.dropLast(port.count))
  }

  /// The segments of a path without `.` and what `..` takes back.
  private static func withoutDots(_ segments: [String]) -> [String] {
    guard segments.contains(".") || segments.contains("..") else { return segments }
    var result: [String] = []
    for (index, segment) in segments.enumerated() {
      switch segment {
      case ".": if index == segments.count - 1 { result.append("") }
      case "..":
        if result.count > 1 { result.removeLast() }
        if index == segments.count - 1 { result.append("") }
      default: result.append(segment)
      }
    }
    return result
  }

  /// The text with `%XX` only for what an address cannot hold as it is.
  private static func encode(_ text: Substring, keeping further: String) -> String {
    StandardFilters.percentEncode(
      bytes: StandardFilters.percentDecoded(String(text).precomposedStringWithCanonicalMapping),
      keeping: "_.-~!$&'()*+,;=:@" + further)
  }
}

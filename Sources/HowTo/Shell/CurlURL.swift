import RunbookModel

/// The URLs of curl commands.
enum CurlURL {
  /// `text` with a scheme.
  ///
  /// - Parameter isGlobOff: Whether brackets and braces are ordinary: `-g`.
  /// - Throws: `NeedsShell`, where curl would make several URLs of it, or the scheme is none of HTTP's.
  static func complete(_ text: String, isGlobOff: Bool, at range: Range<Int>) throws(NeedsShell) -> String {
    let plain = VariableReference.replace(in: text) { _ in "" }
    if !isGlobOff, plain.utf8.contains(where: "{}[]".utf8.contains) {
      throw NeedsShell("has brackets in a URL, which curl takes for a pattern", at: range)
    }
    guard !text.isEmpty else { throw NeedsShell("runs curl without a URL", at: range) }
    if let separator = text.firstRange(of: "://") {
      let scheme = text[..<separator.lowerBound]
      guard scheme.contains("$") || ["http", "https"].contains(scheme.lowercased()) else {
        throw NeedsShell("sends no HTTP but \(String(scheme).excerpt)", at: range)
      }
      return text
    }
    return VariableReference.all(in: text).first?.range.lowerBound == 0 ? text : "http://\(text)"
  }

  /// `url` with one more piece of query.
  static func appending(_ query: String, to url: String) -> String {
    guard !query.isEmpty else { return url }
    let fragment = url.firstIndex(of: "#") ?? url.endIndex
    let base = url[..<fragment]
    let separator = !base.contains("?") ? "?" : base.hasSuffix("?") || base.hasSuffix("&") ? "" : "&"
    return "\(base)\(separator)\(query)\(url[fragment...])"
  }

  /// `text` with each byte escaped that may not stand for itself everywhere in a URL.
  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      if byte.isNameByte || "-.~".utf8.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}

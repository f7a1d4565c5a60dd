/// An absolute `http` or `https` URL, split by a reader that is stricter than any client's.
///
/// What could be read in two ways (user information, escapes or backslashes before the path) is no address at all, so
/// that the host that is judged is the host that is asked.
struct WebAddress: Equatable {
  /// Why a text is none.
  enum Fault: Error, Equatable {
    /// It is no absolute HTTP URL.
    case malformed
    /// It has a name, a password or both before its host.
    case userInformation
  }

  /// Whether the scheme is `https`.
  let isSecure: Bool
  /// The host in lower case; an IPv6 address with its brackets.
  let host: String
  /// The port; nil where the URL names none.
  let port: Int?
  /// All after the authority: path, query, fragment.
  let rest: String

  /// Reads `url`.
  ///
  /// - Throws: `Fault` where it is none.
  init(_ url: String) throws(Fault) {
    guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")), url[colon...].hasPrefix("://") else {
      throw .malformed
    }
    switch url[..<colon].lowercased() {
    case "https": isSecure = true
    case "http": isSecure = false
    default: throw .malformed
    }
    let authority = url[colon...].dropFirst(3).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    rest = String(url[authority.endIndex...])
    guard !authority.contains("@") else { throw .userInformation }
    let end = authority.hasPrefix("[") ? authority.firstIndex(of: "]").map(authority.index(after:)) : nil
    let host = end.map { authority[..<$0] } ?? authority.prefix { $0 != ":" }
    self.host = host.lowercased()
    let port = authority[host.endIndex...]
    guard !port.isEmpty else {
      self.port = nil
      guard Self.isHost(self.host) else { throw .malformed }
      return
    }
    guard Self.isHost(self.host), port.first == ":", port.dropFirst().utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(port.dropFirst()), (1...65_535).contains(number)
    else { throw .malformed }
    self.port = number
  }

  /// Whether the host is this machine.
  var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// The host, with the port where one is named.
  var authority: String { port.map { "\(host):\($0)" } ?? host }

  private static func isHost(_ host: String) -> Bool {
    if host.hasPrefix("[") {
      return host.utf8.dropFirst().dropLast().allSatisfy { "0123456789abcdef:.".utf8.contains($0) } && host.count > 2
    }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    return labels.allSatisfy { label in
      !label.isEmpty
        && label.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || "-_".utf8.contains($0) }
    }
  }
}

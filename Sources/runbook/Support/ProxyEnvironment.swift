import Foundation

/// The proxies that libcurl takes from the environment.
enum ProxyEnvironment {
  private static let names = ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]

  /// The passwords in `environment`'s proxy URLs (`http://user:password@proxy:3128`), which no output may show.
  static func passwords(in environment: [String: String]) -> [String] {
    names.compactMap { environment[$0] }.flatMap { text -> [String] in
      let authority = text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]
      guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else { return [] }
      let password = String(authority[authority.index(after: colon)..<at])
      return [password, password.removingPercentEncoding].compactMap(\.self)
    }
  }
}

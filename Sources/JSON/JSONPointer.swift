/// A path into a JSON value (RFC 6901).
public struct JSONPointer: Hashable, Sendable {
  /// The unescaped reference tokens; none names the whole value.
  public var tokens: [String]

  /// A pointer of unescaped tokens.
  public init(_ tokens: [String] = []) { self.tokens = tokens }

  /// A pointer as written, such as `/a~1b/0`; nil where it does not begin with `/`.
  public init?(_ text: String) {
    guard !text.isEmpty else {
      self.init()
      return
    }
    guard text.hasPrefix("/") else { return nil }
    self.init(
      text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
        String($0).replacing("~1", with: "/").replacing("~0", with: "~")
      })
  }

  /// The whole value.
  public static let root = JSONPointer()

  /// The pointer one token further.
  public func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }

  /// The pointer without its last token; the root's is the root.
  public var parent: JSONPointer { JSONPointer(tokens.dropLast()) }
}

extension JSONPointer: CustomStringConvertible {
  /// The pointer as RFC 6901 writes it.
  public var description: String {
    tokens.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
  }

  /// The path as people write it: `config.partials[0].id`; empty for the root.
  public var dotted: String {
    var path = ""
    for token in tokens {
      if Int(token) != nil { path += "[\(token)]" } else { path += path.isEmpty ? token : ".\(token)" }
    }
    return path
  }
}

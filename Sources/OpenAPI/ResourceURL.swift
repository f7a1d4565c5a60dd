/// The address of a resource, without a query: its origin and its path.
struct ResourceURL: Hashable {
  /// `https://us.api.konghq.com`.
  let origin: String
  /// `/v2/control-planes`, without a slash at the end.
  let path: String

  init(_ text: String) {
    let reference = URIReference(text)
    origin = [reference.scheme.map { "\($0)://" }, reference.authority.map(String.init)].compactMap(\.self).joined()
    var path = String(reference.path)
    while path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  private init(origin: String, path: String) {
    self.origin = origin
    self.path = path
  }

  /// The host without its port.
  var host: String? { Server(url: origin, summary: nil).host }

  /// The last segment.
  var name: String { path.split(separator: "/").last.map(String.init) ?? "" }

  /// The address without the last segment.
  var parent: ResourceURL {
    ResourceURL(origin: origin, path: String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
  }

  /// The address of the item `key`, which is percent-encoded.
  func item(_ key: String) -> ResourceURL { ResourceURL(origin: origin, path: "\(path)/\(Self.encoded(key))") }

  /// The address as text.
  var text: String { origin + path }

  /// `text` with all but the unreserved characters (RFC 3986, 2.3) percent-encoded.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { result, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.append(Character(UnicodeScalar(byte)))
      default: result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }
}

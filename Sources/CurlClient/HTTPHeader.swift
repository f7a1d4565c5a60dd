/// One header field.
public struct HTTPHeader: Hashable, Sendable {
  /// The name as written; compare it without regard to case.
  public var name: String
  /// The value, without the space around it.
  public var value: String

  /// A header field.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  /// Whether the name is `other`, regardless of ASCII case.
  public func isNamed(_ other: String) -> Bool {
    name.utf8.count == other.utf8.count && zip(name.utf8, other.utf8).allSatisfy { $0.lowercase == $1.lowercase }
  }
}

extension UInt8 {
  /// The byte with an ASCII capital made small.
  fileprivate var lowercase: UInt8 { (65...90).contains(self) ? self | 0x20 : self }

  /// Whether the byte may stand in a token (RFC 9110, 5.6.2): a method or the name of a header.
  private var isTokenCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(self)
    }
  }

  /// Whether `text` is a token (RFC 9110, 5.6.2).
  static func isToken(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy(\.isTokenCharacter) }
}

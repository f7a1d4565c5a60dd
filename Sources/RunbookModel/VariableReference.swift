/// A `$NAME` or `${NAME}` in a text.
public struct VariableReference: Sendable, Hashable {
  /// The name.
  public var name: String
  /// The UTF-8 offsets of the whole reference.
  public var range: Range<Int>

  /// A reference of `name` at `range`.
  init(name: String, range: Range<Int>) {
    self.name = name
    self.range = range
  }

  /// Whether `name` has no capital, as pages' variables have: in a body, such a name stands for itself unless something
  /// sets it (`$ref`, `$schema`, a variable of a program in it).
  public static func mayBeText(_ name: String) -> Bool { !name.utf8.contains { (65...90).contains($0) } }

  /// The reference whose `$` stands at `offset` of some UTF-8; nil where none does.
  public init?(at offset: Int, in bytes: [UInt8]) {
    guard bytes.indices.contains(offset), bytes[offset] == UInt8(ascii: "$"),
      let reference = Self.reference(in: bytes, at: offset)
    else { return nil }
    self = reference
  }

  /// The references in `text`, in order; `$` before anything else is text, and so is all inside `{vault://…}`.
  public static func all(in text: String) -> [VariableReference] {
    let bytes = Array(text.utf8)
    var references: [VariableReference] = []
    var index = 0
    while index < bytes.count {
      if bytes[index...].starts(with: Self.vault) {
        index = bytes[index...].firstIndex(of: UInt8(ascii: "}")) ?? bytes.count
      } else if bytes[index] == UInt8(ascii: "$"), let reference = reference(in: bytes, at: index) {
        references.append(reference)
        index = reference.range.upperBound
        continue
      }
      index += 1
    }
    return references
  }

  /// Replaces each reference in `text` by `value(name)`; one that gives nil stays as it is written.
  public static func replace(in text: String, _ value: (String) throws -> String?) rethrows -> String {
    let references = all(in: text)
    guard !references.isEmpty else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var end = 0
    for reference in references {
      result += bytes[end..<reference.range.lowerBound]
      end = reference.range.upperBound
      if let value = try value(reference.name) {
        result += Array(value.utf8)
      } else {
        result += bytes[reference.range]
      }
    }
    return String(decoding: result + bytes[end...], as: UTF8.self)
  }

  private static let vault = Array("{vault://".utf8)

  private static func reference(in bytes: [UInt8], at start: Int) -> VariableReference? {
    let isBraced = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "{")
    let nameStart = start + (isBraced ? 2 : 1)
    var end = nameStart
    while end < bytes.count, isNameByte(bytes[end], isFirst: end == nameStart) { end += 1 }
    guard end > nameStart else { return nil }
    let name = String(decoding: bytes[nameStart..<end], as: UTF8.self)
    guard isBraced else { return VariableReference(name: name, range: start..<end) }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return nil }
    return VariableReference(name: name, range: start..<end + 1)
  }

  private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): !isFirst
    default: false
    }
  }
}

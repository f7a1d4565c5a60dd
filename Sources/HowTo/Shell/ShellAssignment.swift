/// `NAME=value`, before a command, on its own, or as an operand of `export` and the like.
struct ShellAssignment: Sendable, Hashable {
  /// The variable.
  var name: String
  /// The value.
  var value: ShellWord
  /// The UTF-8 offsets of the whole in the block's text.
  var range: Range<Int>
  /// Whether the value goes behind the one that is there: `NAME+=value`.
  var appends: Bool

  /// The assignment that `word` is; nil where it is none.
  init?(_ word: ShellWord) {
    guard let name = word.assignedName, case .literal(let text)? = word.parts.first?.content else { return nil }
    let bytes = text.utf8.dropFirst(name.utf8.count)
    appends = bytes.first == UInt8(ascii: "+")
    let value = String(bytes.dropFirst(appends ? 2 : 1)) ?? ""
    let length = text.utf8.count - value.utf8.count
    self.name = name
    range = word.range
    self.value = word
    self.value.assignedName = nil
    self.value.range = word.range.lowerBound + length..<word.range.upperBound
    if value.isEmpty {
      self.value.parts.removeFirst()
    } else {
      let part = word.parts[0].range
      self.value.parts[0] = .init(content: .literal(value), range: part.lowerBound + length..<part.upperBound)
    }
  }
}

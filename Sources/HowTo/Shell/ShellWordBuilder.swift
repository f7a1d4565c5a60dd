/// The pieces of a word while it is read.
struct ShellWordBuilder {
  /// Where the word begins.
  let start: Int
  /// Whether anything was in quotes.
  var isQuoted = false

  private let assignedName: String?
  private let isAssignment: Bool
  private var parts: [ShellWord.Part] = []
  private var literal: [UInt8] = []
  private var literalRange: Range<Int>?
  private var openBraces = 0
  /// Whether a `,` or `..` stands between the braces.
  private var hasAlternatives = false
  private var hasBraceExpansion = false

  /// A word that begins at `start`.
  ///
  /// - Parameters:
  ///   - assignedName: The name, where it begins with `NAME=`.
  ///   - isAssignable: Whether that makes it an assignment there.
  init(at start: Int, assignedName: String? = nil, isAssignable: Bool = false) {
    self.start = start
    self.assignedName = assignedName
    isAssignment = assignedName != nil && isAssignable
  }

  /// Adds text of the script.
  mutating func append(_ text: ArraySlice<UInt8>) { append(text, at: text.startIndex..<text.endIndex) }

  /// Adds text that stands at `range` in another form.
  mutating func append(_ text: some Sequence<UInt8>, at range: Range<Int>) {
    literal.append(contentsOf: text)
    literalRange = (literalRange?.lowerBound ?? range.lowerBound)..<range.upperBound
  }

  /// Adds a piece that is no text.
  mutating func append(_ content: ShellWord.Content, at range: Range<Int>) {
    flush()
    parts.append(.init(content: content, range: range))
  }

  private mutating func flush() {
    guard !literal.isEmpty, let range = literalRange else { return }
    parts.append(.init(content: .literal(String(decoding: literal, as: UTF8.self)), range: range))
    literal = []
    literalRange = nil
  }

  /// The word, which ends at `end`.
  func finished(at end: Int, in bytes: [UInt8]) -> ShellWord {
    var builder = self
    builder.flush()
    let range = start..<end
    // An assignment is safe from braces; elsewhere they make several words of one.
    if hasBraceExpansion, !isAssignment {
      let text = String(decoding: bytes[range], as: UTF8.self)
      builder.parts = [.init(content: .expansion(text), range: range)]
    }
    return ShellWord(parts: builder.parts, range: range, isQuoted: isQuoted, assignedName: assignedName)
  }

  // MARK: Places

  /// Whether an array could begin at `position`.
  func takesArray(at position: Int) -> Bool { isAssignment && isAtAssignedValue(position) }

  /// Whether a `~` at `position` could stand for a home folder.
  ///
  /// Behind `NAME=` it does so even in an argument, as bash has it.
  func takesTilde(at position: Int, in bytes: [UInt8]) -> Bool {
    if position == start { return true }
    guard assignedName != nil else { return false }
    return bytes[position - 1] == UInt8(ascii: ":") || isAtAssignedValue(position)
  }

  /// Whether `byte`, or nothing, ends the name of a home folder.
  func endsTilde(_ byte: UInt8?) -> Bool {
    guard let byte else { return true }
    return "/ \t\r\n;&|)".utf8.contains(byte) || byte == UInt8(ascii: ":") && assignedName != nil
  }

  private func isAtAssignedValue(_ position: Int) -> Bool {
    guard let assignedName, parts.isEmpty, !isQuoted else { return false }
    let operation = literal.dropFirst(assignedName.utf8.count)
    return position == start + literal.count
      && (operation.elementsEqual("=".utf8) || operation.elementsEqual("+=".utf8))
  }

  /// Takes note of a byte without quotes: `{a,b}` and `{1..3}` are for the shell to work out.
  mutating func noteBrace(_ byte: UInt8, next: UInt8?) {
    switch byte {
    case UInt8(ascii: "{"):
      openBraces += 1
      hasAlternatives = false
    case UInt8(ascii: ",") where openBraces > 0: hasAlternatives = true
    case UInt8(ascii: ".") where openBraces > 0 && next == byte: hasAlternatives = true
    case UInt8(ascii: "}") where openBraces > 0:
      openBraces -= 1
      if hasAlternatives { hasBraceExpansion = true }
    default: break
    }
  }
}

/// ECMA-262 regular expression → the same in the syntax of ICU, where the two differ.
///
/// They differ in what `\d`, `\w`, `\s`, `.` and `$` mean, in which characters stand for themselves, and in sets.
struct ECMAPatternTranslator {
  private var rest: Substring.UnicodeScalarView
  private var output = ""

  private static let maximumLength = 10_000
  private static let space = "\\t\\n\\x0B\\f\\r\\x{FEFF}\\p{Z}"

  /// The expression for ICU; nil where a set is not closed or the expression is too long.
  static func translate(_ source: String) -> String? {
    guard source.utf8.count <= maximumLength else { return nil }
    var translator = ECMAPatternTranslator(rest: source[...].unicodeScalars)
    while let scalar = translator.rest.popFirst() {
      guard translator.translate(scalar) else { return nil }
    }
    return translator.output
  }

  private init(rest: Substring.UnicodeScalarView) { self.rest = rest }

  private mutating func translate(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\\": output += outsideSet(escape: rest.popFirst())
    case "$": output += "\\z"
    case ".": output += "[^\\n\\r\\x{2028}\\x{2029}]"
    case "[": return set()
    case "{": brace()
    case "]", "}": output += "\\" + String(scalar)
    default: output.unicodeScalars.append(scalar)
    }
    return true
  }

  /// A brace opens a count, or stands for itself.
  private mutating func brace() {
    let inside = rest.prefix { $0 != "}" }
    let isClosed = inside.endIndex < rest.endIndex
    let numbers = inside.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    let isDigits = numbers.allSatisfy { $0.allSatisfy { ("0"..."9").contains($0) } }
    guard isClosed, isDigits, numbers.first?.isEmpty == false else {
      output += "\\{"
      return
    }
    output += "{" + String(String.UnicodeScalarView(inside)) + "}"
    rest = rest[inside.endIndex...].dropFirst()
  }

  private mutating func outsideSet(escape scalar: Unicode.Scalar?) -> String {
    switch scalar {
    case nil: "\\\\"
    case "d": "[0-9]"
    case "D": "[^0-9]"
    case "w": "[A-Za-z0-9_]"
    case "W": "[^A-Za-z0-9_]"
    case "s": "[\(Self.space)]"
    case "S": "[^\(Self.space)]"
    // Not of ECMA, yet whoever writes them means them.
    case "A", "z", "Z": "\\" + String(scalar ?? "z")
    case "b", "B", "k": "\\" + String(scalar ?? "b")
    case "p"?, "P"?: property(scalar ?? "p")
    case let digit? where ("1"..."9").contains(digit): "\\" + String(digit)
    case let scalar?: character(escape: scalar)
    }
  }

  /// An escape that stands for one character, in or out of a set.
  private mutating func character(escape scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "t", "n", "r", "f": return "\\" + String(scalar)
    case "v": return "\\x0B"
    case "0": return "\\x00"
    case "x": return hexadecimal(2).map { "\\x{\($0)}" } ?? "x"
    case "u":
      if rest.first == "{", let end = rest.firstIndex(of: "}") {
        let digits = String(String.UnicodeScalarView(rest[rest.startIndex..<end].dropFirst()))
        rest = rest[end...].dropFirst()
        return "\\x{\(digits)}"
      }
      return hexadecimal(4).map { "\\u\($0)" } ?? "u"
    case "c":
      guard let letter = rest.popFirst(), letter.isASCII else { return "c" }
      return "\\x{\(String(letter.value & 31, radix: 16))}"
    default: return Self.quoted(scalar)
    }
  }

  /// `\p{L}`: characters by a property of Unicode.
  private mutating func property(_ letter: Unicode.Scalar) -> String {
    let name = rest.prefix { $0 != "}" }
    rest = rest.dropFirst(name.count + 1)
    return "\\" + String(letter) + String(String.UnicodeScalarView(name)) + "}"
  }

  private mutating func hexadecimal(_ count: Int) -> String? {
    let digits = String(String.UnicodeScalarView(rest.prefix(count)))
    guard digits.utf8.count == count, UInt32(digits, radix: 16) != nil else { return nil }
    rest = rest.dropFirst(count)
    return digits
  }

  private static func quoted(_ scalar: Unicode.Scalar) -> String {
    let isWord = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || !scalar.isASCII || scalar == "_"
    return isWord ? String(scalar) : "\\" + String(scalar)
  }

  // MARK: Sets

  /// A member of a set.
  private enum Atom {
    case character(String)
    /// A hyphen written without a backslash.
    case hyphen
    /// Several characters: `\d`, `\p{L}`.
    case several(String)

    /// The text of what can stand at either end of a range.
    var end: String? {
      switch self {
      case .character(let text): text
      case .hyphen: "\\-"
      case .several: nil
      }
    }
  }

  private mutating func set() -> Bool {
    let isNegated = rest.first == "^"
    if isNegated { rest = rest.dropFirst() }
    var atoms: [Atom] = []
    while let scalar = rest.popFirst() {
      switch scalar {
      case "]":
        output += Self.set(of: atoms, isNegated: isNegated)
        return true
      case "\\": atoms.append(inSet(escape: rest.popFirst()))
      case "-": atoms.append(.hyphen)
      default: atoms.append(.character(Self.quoted(scalar)))
      }
    }
    return false
  }

  private mutating func inSet(escape scalar: Unicode.Scalar?) -> Atom {
    switch scalar {
    case nil: return .character("\\\\")
    case "d": return .several("0-9")
    case "D": return .several("[^0-9]")
    case "w": return .several("A-Za-z0-9_")
    case "W": return .several("[^A-Za-z0-9_]")
    case "s": return .several(Self.space)
    case "S": return .several("[^\(Self.space)]")
    case "b": return .character("\\x08")
    case "p"?, "P"?: return .several(property(scalar ?? "p"))
    case let scalar?: return .character(character(escape: scalar))
    }
  }

  private static func set(of atoms: [Atom], isNegated: Bool) -> String {
    if atoms.isEmpty { return isNegated ? "[\\s\\S]" : "(?!)" }
    var text = isNegated ? "[^" : "["
    var index = 0
    while index < atoms.count {
      if index + 2 < atoms.count, case .hyphen = atoms[index + 1], let lower = atoms[index].end,
        let upper = atoms[index + 2].end
      {
        text += lower + "-" + upper
        index += 3
        continue
      }
      switch atoms[index] {
      case .character(let one): text += one
      case .hyphen: text += "\\-"
      case .several(let many): text += many
      }
      index += 1
    }
    return text + "]"
  }
}

/// Finds what a jq program reaches for beyond its input: names in code, not in strings, comments, fields or keys.
///
/// Refused are `env` and `$ENV` (the reader's shell environment), `input`, `inputs`, `input_filename` and
/// `input_line_number` (a program has one input), `import`, `include`, `modulemeta` and their like (files), `stderr`
/// (the terminal), `halt` and `halt_error` (the end of the process). `$__loc__` and `now` are fine, and so is `debug`,
/// which prints nothing here. A name counts even where the program defines it itself.
struct ProgramReach {
  private static let refused: [String: String] = [
    "env": "the environment", "ENV": "the environment", "input": "further inputs", "inputs": "further inputs",
    "input_filename": "further inputs", "input_line_number": "further inputs", "import": "modules",
    "include": "modules", "modulemeta": "modules", "get_search_list": "modules", "get_jq_origin": "modules",
    "get_prog_origin": "modules", "stderr": "the terminal", "halt": "the process's end",
    "halt_error": "the process's end",
  ]

  private let bytes: [UInt8]
  private var position = 0
  /// The brackets open, innermost last; `"` is a string around an interpolation.
  private var open: [UInt8] = []
  private var previous: UInt8 = 0

  private init(_ program: String) { bytes = Array(program.utf8) }

  /// Checks `program`.
  ///
  /// - Throws: `JSONQueryError.invalidProgram` where it reaches for anything, or has a NUL, at which libjq would stop.
  static func check(_ program: String) throws(JSONQueryError) {
    var reach = ProgramReach(program)
    guard !reach.bytes.contains(0) else { throw .invalidProgram("the program has a NUL character") }
    while let name = reach.nextName() {
      guard let what = refused[name] else { continue }
      throw .invalidProgram("'\(name)' is refused: a program sees its input only, not \(what)")
    }
  }

  private mutating func nextName() -> String? {
    while position < bytes.count {
      let byte = bytes[position]
      if byte.isNameStart {
        let name = takeName()
        let isField = previous == UInt8(ascii: ".") || previous == UInt8(ascii: "@")
        let isKey = !isField && isObjectKey
        previous = byte
        if !isField, !isKey { return name }
        continue
      }
      position += 1
      switch byte {
      case UInt8(ascii: "\""): skipString()
      case UInt8(ascii: "#"): while position < bytes.count, bytes[position] != 10 { position += 1 }
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append(byte)
        previous = byte
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if open.popLast() == UInt8(ascii: "\"") { skipString() }
        previous = byte
      case 9, 10, 13, 32:
        // `. env` is no field.
        if previous == UInt8(ascii: ".") || previous == UInt8(ascii: "@") { previous = 32 }
      default: previous = byte
      }
    }
    return nil
  }

  private mutating func takeName() -> String {
    let start = position
    while position < bytes.count, bytes[position].isNameStart || (48...57).contains(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Whether the name just read is a key, as in `{env: …}` and `{env}`.
  ///
  /// After a comma it needs its colon: `{a: if . then 1, env else 2 end}` has commas of another kind.
  private var isObjectKey: Bool {
    guard open.last == UInt8(ascii: "{") else { return false }
    if previous == UInt8(ascii: "{") { return true }
    let next = bytes[position...].first { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 }
    return previous == UInt8(ascii: ",") && next == UInt8(ascii: ":")
  }

  /// Goes to the end of a string, or into its next interpolation.
  private mutating func skipString() {
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { break }
      guard byte == UInt8(ascii: "\\"), position < bytes.count else { continue }
      position += 1
      if bytes[position - 1] == UInt8(ascii: "(") {
        open.append(UInt8(ascii: "\""))
        previous = UInt8(ascii: "(")
        return
      }
    }
    previous = UInt8(ascii: "\"")
  }
}

extension UInt8 {
  fileprivate var isNameStart: Bool {
    self == UInt8(ascii: "_") || (65...90).contains(self) || (97...122).contains(self)
  }
}

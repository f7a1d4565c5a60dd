public import RunbookModel
public import SourceText

/// A dotenv file → bindings.
///
/// ```
/// # a comment
/// export NAME=value          # `export` is optional, and so are blanks around the `=`
/// SINGLE='as it stands, $X and \n too, over several lines'
/// DOUBLE="$NAME and ${NAME}, \n \r \t \" \\ \$, over several lines"
/// PLAIN=text with $NAME \$   # up to a blank and `#`, or the end of the line
/// ```
public struct EnvironmentFileReader {
  private let file: SourceFile
  private let bytes: [UInt8]
  private var referredBytes = 0
  private var index = 0
  private var values: [String: String]
  private var bindings: [Binding] = []
  private var faults: [EnvironmentFileFault] = []

  /// Reads `file`; lines that cannot be read are left out and told.
  ///
  /// The excerpts of diagnostics show no value of the file, as it may be a secret.
  ///
  /// - Parameter known: Variables that values may mention, beside those set above in the file.
  public static func read(
    _ file: SourceFile, known: [String: String] = [:]
  ) -> (bindings: [Binding], diagnostics: [Diagnostic]) {
    var reader = EnvironmentFileReader(file, known)
    reader.read()
    let shown = EnvironmentFileMask.masked(file)
    return (reader.bindings, reader.faults.map { $0.diagnostic(in: shown) })
  }

  private init(_ file: SourceFile, _ known: [String: String]) {
    self.file = file
    bytes = Array(file.text.utf8)
    values = known
    // A byte order mark, as some editors on Windows write it.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  private mutating func read() {
    if let offset = file.firstInvalidByte {
      faults.append(
        EnvironmentFileFault("the file is no UTF-8 from here on", offset..<offset + 1, "save the file as UTF-8"))
    }
    while true {
      skip { $0 == 10 || Self.isBlank($0) }
      guard let byte = current else { return }
      do throws(EnvironmentFileFault) {
        if byte != UInt8(ascii: "#") { try readAssignment() }
      } catch {
        faults.append(error)
      }
      skip { $0 != 10 }
    }
  }

  private mutating func readAssignment() throws(EnvironmentFileFault) {
    let start = index
    var name = word()
    if name == "export", let byte = current, Self.isBlank(byte) {
      skip(Self.isBlank)
      name = word()
    }
    skip(Self.isBlank)
    guard !name.isEmpty, current == UInt8(ascii: "=") else {
      throw EnvironmentFileFault("expected NAME=value", start..<lineEnd(from: start), "write one assignment a line")
    }
    guard let first = name.utf8.first, !(48...57).contains(first) else {
      throw EnvironmentFileFault(
        "`\(name)` is no name of a variable", start..<index, "begin it with a letter or `_`")
    }
    index += 1
    let value = try value(isSecret: Variable.isSecret(name))
    values[name] = value
    bindings.append(Binding(variable: name, value: value, source: .environmentFile))
  }

  // MARK: Values

  private mutating func value(isSecret: Bool) throws(EnvironmentFileFault) -> String {
    skip(Self.isBlank)
    let value: [UInt8]
    switch current {
    case UInt8(ascii: "'"): value = try singleQuoted()
    case UInt8(ascii: "\""): value = try doubleQuoted(isSecret: isSecret)
    default: return try unquoted(isSecret: isSecret)
    }
    skip(Self.isBlank)
    guard let byte = current, byte != 10, byte != UInt8(ascii: "#") else { return Self.text(value) }
    throw EnvironmentFileFault(
      "text stands behind the closing quote", index..<lineEnd(from: index),
      "put quotes around the whole value; a comment begins with `#`")
  }

  private mutating func singleQuoted() throws(EnvironmentFileFault) -> [UInt8] {
    let start = index
    index += 1
    let end = bytes[index...].firstIndex(of: UInt8(ascii: "'"))
    guard let end else { throw Self.unclosed(at: start) }
    let value = bytes[index..<end]
    index = end + 1
    return value.filter { $0 != 13 }
  }

  private mutating func doubleQuoted(isSecret: Bool) throws(EnvironmentFileFault) -> [UInt8] {
    let start = index
    var value: [UInt8] = []
    index += 1
    while let byte = current, byte != UInt8(ascii: "\"") {
      switch byte {
      case UInt8(ascii: "\\"): value += escape()
      case UInt8(ascii: "$"): value += try reference(isSecret: isSecret)
      case 13: index += 1
      default:
        value.append(byte)
        index += 1
      }
    }
    guard current != nil else {
      // Reading goes on below the line, so that what stands there is still told.
      index = start
      throw Self.unclosed(at: start)
    }
    index += 1
    return value
  }

  /// Up to a blank and `#`, or the end of the line, without blanks at the end.
  private mutating func unquoted(isSecret: Bool) throws(EnvironmentFileFault) -> String {
    var value: [UInt8] = []
    while let byte = current, byte != 10 {
      if byte == UInt8(ascii: "#"), value.last.map(Self.isBlank) ?? true { break }
      switch byte {
      case UInt8(ascii: "$"): value += try reference(isSecret: isSecret)
      case UInt8(ascii: "\\") where peek(1) == UInt8(ascii: "$"):
        value.append(UInt8(ascii: "$"))
        index += 2
      default:
        value.append(byte)
        index += 1
      }
    }
    while let last = value.last, Self.isBlank(last) { value.removeLast() }
    return Self.text(value)
  }

  /// What a backslash in double quotes and the character behind it stand for.
  private mutating func escape() -> [UInt8] {
    guard let next = peek(1) else {
      index += 1
      return [UInt8(ascii: "\\")]
    }
    index += 2
    switch next {
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "`"): return [next]
    case 10: return []
    default: return [UInt8(ascii: "\\"), next]
    }
  }

  /// Values that double from line to line would fill the memory.
  private static let maximumReferredBytes = 16 << 20

  /// The value of the variable that `$` begins a reference to; `$` itself where none stands there.
  private mutating func reference(isSecret: Bool) throws(EnvironmentFileFault) -> [UInt8] {
    if peek(1) == UInt8(ascii: "(") {
      throw EnvironmentFileFault(
        "`$(` would need a shell, which is not run", index..<index + 2,
        "write the value itself; in single quotes `$` is text")
    }
    guard let reference = VariableReference(at: index, in: bytes) else {
      index += 1
      return [UInt8(ascii: "$")]
    }
    guard let value = values[reference.name] else {
      // In a secret, what follows a `$` may be a part of it.
      let what = isSecret ? "this `$` begins the name of a variable that" : "$\(reference.name)"
      throw EnvironmentFileFault(
        "\(what) has no value here", reference.range, "set it above, or put single quotes around a `$` that is text")
    }
    referredBytes += value.utf8.count
    guard referredBytes <= Self.maximumReferredBytes else {
      throw EnvironmentFileFault(
        "the values that are referred to come to more than \(Self.maximumReferredBytes >> 20) MB", reference.range,
        "write the value itself")
    }
    index = reference.range.upperBound
    return Array(value.utf8)
  }

  private static func unclosed(at offset: Int) -> EnvironmentFileFault {
    EnvironmentFileFault("this quote is not closed", offset..<offset + 1, "close it")
  }

  // MARK: Bytes

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func peek(_ distance: Int) -> UInt8? {
    index + distance < bytes.count ? bytes[index + distance] : nil
  }

  private mutating func skip(_ isSkipped: (UInt8) -> Bool) {
    while let byte = current, isSkipped(byte) { index += 1 }
  }

  private mutating func word() -> String {
    let start = index
    skip { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
    }
    return Self.text(bytes[start..<index])
  }

  private func lineEnd(from start: Int) -> Int {
    var end = bytes[start...].firstIndex(of: 10) ?? bytes.count
    while end > start + 1, Self.isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// A carriage return ends lines together with a newline only, and is a blank before it.
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }

  private static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
  }
}

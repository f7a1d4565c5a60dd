import JSON

/// Reads a plain path by jq 1.6's grammar; whatever it has doubts about is left to libjq.
struct JSONPathReader {
  private let bytes: [UInt8]
  private var position = 0

  /// Longer paths are left to libjq, which has limits of its own.
  private static let maximumSteps = 1000

  init(_ program: String) { bytes = Array(program.utf8) }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 32 || byte == 9 || byte == 10 || byte == 13 { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// The steps; none for `.`, and nil where the program is no plain path.
  mutating func read() -> [JSONPath.Step]? {
    var steps: [JSONPath.Step] = []
    skipSpace()
    guard current == UInt8(ascii: ".") else { return nil }
    while true {
      skipSpace()
      if current == nil { return steps }
      guard steps.count < Self.maximumSteps, let token = token(isFirst: steps.isEmpty) else { return nil }
      // A lone dot is the whole program or begins `.[`; as a token it is no step.
      guard let token else { continue }
      skipSpace()
      steps.append(JSONPath.Step(token: token, isOptional: take("?")))
    }
  }

  /// The next token: nil where there is none to read, and a nil token for the dot of the input itself.
  private mutating func token(isFirst: Bool) -> JSONPath.Token?? {
    if current == UInt8(ascii: "[") { return position == 0 ? nil : bracket().map { .some($0) } }
    guard take(".") else { return nil }
    if let name = name() { return .some(.key(name)) }
    skipSpace()
    if current == UInt8(ascii: "\"") { return string().map { .some(.key($0)) } }
    guard isFirst, current == nil || current == UInt8(ascii: "[") else { return nil }
    return current == nil ? .some(nil) : bracket().map { .some($0) }
  }

  /// An identifier right after its dot.
  private mutating func name() -> String? {
    let start = position
    while let byte = current, byte == UInt8(ascii: "_") || byte.isLetter || (position > start && byte.isDigit) {
      position += 1
    }
    return position > start ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
  }

  /// `[]`, `["key"]`, `[12]` or `[-1]`.
  private mutating func bracket() -> JSONPath.Token? {
    guard take("[") else { return nil }
    skipSpace()
    if take("]") { return .each }
    let token: JSONPath.Token?
    if current == UInt8(ascii: "\"") {
      token = string().map { .key($0) }
    } else {
      token = index().map { .index($0) }
    }
    skipSpace()
    return take("]") ? token : nil
  }

  /// An integer small enough for jq to take it exactly.
  private mutating func index() -> Int? {
    let isNegative = take("-")
    if isNegative { skipSpace() }
    let digits = bytes[position...].prefix(while: \.isDigit)
    guard (1...9).contains(digits.count), let value = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    position += digits.count
    return isNegative ? -value : value
  }

  /// A string without interpolation, its escapes those of JSON.
  private mutating func string() -> String? {
    let start = position
    position += 1
    while let byte = current, byte != UInt8(ascii: "\"") {
      // A line break may stand in a jq string, but not in JSON's, by which it is read here.
      guard byte >= 0x20 else { return nil }
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    guard take("\"") else { return nil }
    return (try? JSONParser.parse(bytes: Array(bytes[start..<position])))?.string
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (48...57).contains(self) }
  fileprivate var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
}

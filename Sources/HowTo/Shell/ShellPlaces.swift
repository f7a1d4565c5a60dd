import JSON

/// Where the parts of a request stand in the script that sends it, as UTF-8 offsets in the script's text.
struct ShellPlaces: Sendable {
  /// The places of values, by pointers as a request block has them: `/url`, `/method`, `/body/name`, `/capture/0/jq`.
  private(set) var values: [JSONPointer: Range<Int>] = [:]
  /// The places of the keys of members of a JSON body.
  private(set) var keys: [JSONPointer: Range<Int>] = [:]
  /// The places of the headers that the command has, in the order of the request's headers.
  private(set) var headers: [Range<Int>?] = []

  /// No places.
  init() {}

  /// The places of `request` in `script`.
  init(of request: ShellRequest, in script: String) {
    let bytes = Array(script.utf8)
    let sources = request.curl.sources
    values[JSONPointer(["url"])] = sources.url.flatMap { Self.range(of: $0, in: bytes) }
    values[JSONPointer(["method"])] = sources.method.flatMap { Self.range(of: $0, in: bytes) }
    headers = sources.headers.map { Self.range(of: $0, in: bytes) }
    if let body = sources.body, let range = Self.range(of: body, in: bytes) {
      values[JSONPointer(["body"])] = range
      if case .text(let text, _?)? = request.curl.body { addMembers(of: text, from: body, in: bytes) }
    }
    if let capture = request.capture {
      let start = capture.range.lowerBound
      values[JSONPointer(["capture", "0", "variable"])] = start..<start + capture.variable.utf8.count
      if let word = request.filter?.programWord {
        values[JSONPointer(["capture", "0", "jq"])] = Self.range(of: CurlArgument(word: word), in: bytes) ?? word.range
      }
    }
  }

  /// From the first byte of the argument's text to its last.
  private static func range(of argument: CurlArgument, in bytes: [UInt8]) -> Range<Int>? {
    guard let offsets = argument.word.textOffsets(in: bytes)?.dropFirst(argument.skipped), let first = offsets.first,
      let last = offsets.last
    else { return nil }
    return first..<max(first, last) + 1
  }

  /// Adds the places of the members and items of a body that is JSON, and so YAML.
  private mutating func addMembers(of text: String, from argument: CurlArgument, in bytes: [UInt8]) {
    // A here-string's text has a line's end that is not written.
    let written = text.hasSuffix("\n") ? String(text.dropLast()) : text
    guard let document = try? YAMLDocument.parse(written),
      let word = try? argument.text(),
      let wordOffsets = argument.word.textOffsets(in: bytes)?.dropFirst(argument.skipped),
      let offsets = Array(wordOffsets).aligned(Array(written.utf8), with: Array(word.utf8))
    else { return }
    func place(_ range: Range<Int>) -> Range<Int>? {
      guard let last = range.last, offsets.indices.contains(last) else { return nil }
      return offsets[range.lowerBound]..<max(offsets[range.lowerBound], offsets[last]) + 1
    }
    for (pointer, found) in document.places where !pointer.tokens.isEmpty {
      let pointer = JSONPointer(["body"] + pointer.tokens)
      values[pointer] = place(found.value)
      keys[pointer] = found.key.flatMap(place)
    }
  }
}

extension ShellWord {
  /// For each byte of `text()`, the offset in the script that it comes from; nil where it cannot be told.
  ///
  /// - Parameter bytes: The script.
  func textOffsets(in bytes: [UInt8]) -> [Int]? {
    guard let text = try? text() else { return nil }
    var offsets: [Int] = []
    for (index, part) in parts.enumerated() {
      switch part.content {
      case .literal(let piece):
        // Quotes and backslashes are what the text lacks.
        let source = bytes[part.range]
        guard let found = Array(source.indices).aligned(Array(piece.utf8), with: Array(source)) else { return nil }
        offsets += found
      case .variable, .home:
        var name = "HOME"
        var isBraced = false
        if case .variable(let variable, let hasBraces) = part.content { (name, isBraced) = (variable, hasBraces) }
        let length = name.utf8.count + (isBraced || nameContinues(at: index + 1) ? 3 : 1)
        offsets += (0..<length).map { min(part.range.lowerBound + $0, part.range.upperBound - 1) }
      case .substitution, .expansion: return nil
      }
    }
    return offsets.count == text.utf8.count ? offsets : nil
  }
}

extension [Int] {
  /// For each byte of `part`, the element that belongs to it, where `part` is `whole` without some of its bytes.
  ///
  /// - Returns: nil, where `part` has a byte that `whole` lacks there.
  fileprivate func aligned(_ part: [UInt8], with whole: [UInt8]) -> [Int]? {
    guard whole.count == count else { return nil }
    var result: [Int] = []
    result.reserveCapacity(part.count)
    var index = 0
    for byte in part {
      while index < whole.count, whole[index] != byte { index += 1 }
      guard index < whole.count else { return nil }
      result.append(self[index])
      index += 1
    }
    return result
  }
}

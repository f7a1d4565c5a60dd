import SourceText

extension StandardFilters {
  /// Filters of strings.
  ///
  /// Those that keep whole lines keep the origins of captured text.
  static let strings: [String: Filter] = [
    "append": Filter(arguments: 1...1) { input, arguments, context in
      try join(input, arguments[0], &context)
    },
    "prepend": Filter(arguments: 1...1) { input, arguments, context in
      try join(arguments[0], input, &context)
    },
    "capitalize": text { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() },
    "downcase": text { $0.lowercased() },
    "upcase": text { $0.uppercased() },
    "lstrip": Filter { input, _, _ in strip(input, leading: true, trailing: false) },
    "rstrip": Filter { input, _, _ in strip(input, leading: false, trailing: true) },
    "strip": Filter { input, _, _ in strip(input, leading: true, trailing: true) },
    "newline_to_br": text { replaceNewlines(in: $0, with: "<br />\n") },
    "strip_newlines": text { replaceNewlines(in: $0, with: "") },
    "replace": Filter(arguments: 1...2) { input, arguments, context in
      try replace(.all, in: input, arguments[0].text, with: arguments[1], &context)
    },
    "replace_first": Filter(arguments: 1...2) { input, arguments, context in
      try replace(.first, in: input, arguments[0].text, with: arguments[1], &context)
    },
    "replace_last": Filter(arguments: 2...2) { input, arguments, context in
      try replace(.last, in: input, arguments[0].text, with: arguments[1], &context)
    },
    "remove": Filter(arguments: 1...1) { input, arguments, context in
      try replace(.all, in: input, arguments[0].text, with: "", &context)
    },
    "remove_first": Filter(arguments: 1...1) { input, arguments, context in
      try replace(.first, in: input, arguments[0].text, with: "", &context)
    },
    "remove_last": Filter(arguments: 1...1) { input, arguments, context in
      try replace(.last, in: input, arguments[0].text, with: "", &context)
    },
    "split": Filter(arguments: 1...1) { input, arguments, context in
      let (text, separator) = (input.text, arguments[0].text)
      // Each byte may become an element.
      if text.utf8.count > context.environment.limits.loopIterations {
        throw LiquidError.limit("a text of more than \(context.environment.limits.loopIterations) bytes is split")
      }
      return .array(split(text, by: separator).map { .string(String($0)) })
    },
    "truncate": Filter(arguments: 0...2) { input, arguments, _ in
      if input.isNil { return .nil }
      let length = arguments.count > 0 ? try arguments[0].integer() : 50
      let ellipsis = (arguments.count > 1 ? arguments[1].text : "...").unicodeScalars
      let text = input.text
      guard text.unicodeScalars.count > length else { return .string(text) }
      let kept = text.unicodeScalars.prefix(max(max(length, 0) - ellipsis.count, 0))
      return .string(String(kept) + String(ellipsis))
    },
    "truncatewords": Filter(arguments: 0...2) { input, arguments, _ in
      if input.isNil { return .nil }
      let count = max(arguments.count > 0 ? try arguments[0].integer() : 15, 1)
      let text = input.text
      let words = splitWords(text)
      // Blanks after the last word count as something that is cut off, as in the reference implementation.
      let isCut = words.count > count || words.count == count && text.utf8.last?.isLiquidSpace == true
      guard isCut else { return .string(text) }
      return .string(words.prefix(count).joined(separator: " ") + (arguments.count > 1 ? arguments[1].text : "..."))
    },
    "size": Filter { input, _, _ in .int(input.size) },
    "slice": Filter(arguments: 1...2) { input, arguments, _ in
      let offset = try arguments[0].integer()
      let length = try arguments[1].integer(or: 1)
      func part<Elements: Collection>(of elements: Elements) -> Elements.SubSequence? {
        let start = offset < 0 ? offset.addingReportingOverflow(elements.count).partialValue : offset
        return start < 0 || length < 0 ? nil : elements.dropFirst(start).prefix(length)
      }
      if case .array(let values) = input { return .array(part(of: values).map(Array.init) ?? []) }
      return .string(part(of: input.text.unicodeScalars).map { String($0) } ?? "")
    },
  ]

  /// Which places `replace` and its like change.
  private enum Places {
    case all
    case first
    case last
  }

  private static func join(
    _ first: LiquidValue, _ second: LiquidValue, _ context: inout RenderContext
  ) throws -> LiquidValue {
    if first.isCaptured || second.isCaptured {
      var result = mapped(first, context)
      try context.checkSize(bytes: result.count + second.text.utf8.count)
      result.append(mapped(second, context))
      return .captured(result)
    }
    let (first, second) = (first.text, second.text)
    try context.checkSize(bytes: first.utf8.count + second.utf8.count)
    return .string(first + second)
  }

  /// The text of a value with its origins: where it has none, the tag being rendered.
  static func mapped(_ value: LiquidValue, _ context: RenderContext) -> MappedText {
    if case .captured(let text) = value { return text }
    return MappedText(value.text, origin: context.range)
  }

  private static func strip(_ input: LiquidValue, leading: Bool, trailing: Bool) -> LiquidValue {
    if case .captured(let text) = input { return .captured(text.trimmed(leading: leading, trailing: trailing)) }
    let text = MappedText(input.text, origin: nil)
    return .string(text.trimmed(leading: leading, trailing: trailing).text)
  }

  private static func replace(
    _ places: Places, in input: LiquidValue, _ part: String, with replacement: LiquidValue,
    _ context: inout RenderContext
  ) throws -> LiquidValue {
    let text = input.text
    let ranges: [Range<Int>]
    switch places {
    case .all: ranges = part.isEmpty ? boundaries(of: text) : ByteSearch(part).all(in: text)
    case .first: ranges = part.isEmpty ? [0..<0] : ByteSearch(part).first(in: text).map { [$0] } ?? []
    case .last:
      let end = text.utf8.count
      ranges = part.isEmpty ? [end..<end] : ByteSearch(part).last(in: text).map { [$0] } ?? []
    }
    guard !ranges.isEmpty else { return input.string == nil ? .string(text) : input }
    let insertion = places == .last ? replacement : try unescaped(replacement, match: part, context)
    let (added, overflow) = insertion.text.utf8.count.multipliedReportingOverflow(by: ranges.count)
    try context.checkSize(bytes: overflow ? .max : added)
    var position = 0
    if case .captured(let source) = input {
      var result = MappedText()
      let insertion = mapped(insertion, context)
      for range in ranges {
        result.append(source.slice(position..<range.lowerBound))
        result.append(insertion)
        position = range.upperBound
      }
      result.append(source.slice(position..<source.count))
      return .captured(result)
    }
    var result = ""
    let insertedText = insertion.text
    for range in ranges {
      result += text.slice(position..<range.lowerBound)
      result += insertedText
      position = range.upperBound
    }
    return .string(result + text.slice(position..<text.utf8.count))
  }

  /// A replacement in which `\\` stands for one backslash, `\0` and `\&` for the match and `\1` for nothing, as in Ruby.
  private static func unescaped(
    _ replacement: LiquidValue, match: String, _ context: RenderContext
  ) throws -> LiquidValue {
    let text = replacement.text
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return replacement }
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch (scalar, rest.first) {
      case ("\\", "\\"?): result += "\\"
      case ("\\", "0"?), ("\\", "&"?):
        result += match
        try context.checkSize(bytes: result.utf8.count)
      case ("\\", let next?) where ("1"..."9").contains(next): break
      default:
        result.unicodeScalars.append(scalar)
        continue
      }
      rest.removeFirst()
    }
    return .string(result)
  }

  /// The empty ranges before, between and after the characters of a text.
  private static func boundaries(of text: String) -> [Range<Int>] {
    var offset = 0
    return [0..<0]
      + text.unicodeScalars.map { scalar in
        offset += UTF8.width(scalar)
        return offset..<offset
      }
  }

  private static func replaceNewlines(in text: String, with replacement: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n") {
        if result.last == UInt8(ascii: "\r") { result.removeLast() }
        result += replacement.utf8
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The parts of a text as Ruby splits it: by words for a blank, by characters for nothing; empty ones last are left out.
  static func split(_ text: String, by separator: String) -> [Substring] {
    if separator == " " { return splitWords(text) }
    if separator.isEmpty { return text.unicodeScalars.indices.map { Substring(text.unicodeScalars[$0...$0]) } }
    var parts: [Substring] = []
    var position = 0
    for range in ByteSearch(separator).all(in: text) {
      parts.append(text.slice(position..<range.lowerBound))
      position = range.upperBound
    }
    parts.append(text.slice(position..<text.utf8.count))
    while parts.last?.isEmpty == true { parts.removeLast() }
    return parts
  }

  /// The words of a text: what white space separates.
  static func splitWords(_ text: String) -> [Substring] {
    text.utf8.split(whereSeparator: \.isLiquidSpace).map { Substring($0) }
  }
}

extension LiquidValue {
  fileprivate var isCaptured: Bool { if case .captured = self { true } else { false } }
}

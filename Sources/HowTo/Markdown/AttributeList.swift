import RunbookModel

/// A kramdown attribute list: `{:.warning #id data-test-step="block"}`.
struct AttributeList: Hashable, Sendable {
  /// The classes, in order.
  var classes: [String] = []
  /// The attributes with a value, `id` among them.
  var values: [String: String] = [:]

  /// No attributes.
  init() {}

  /// The attribute list that fills `line`; nil where it is something else.
  init?(line: Substring) {
    let line = line.drop(while: \.isWhitespace)
    guard line.hasPrefix("{:"), let end = line.lastIndex(of: "}"),
      line[line.index(after: end)...].allSatisfy(\.isWhitespace)
    else { return nil }
    var rest = line[line.index(line.startIndex, offsetBy: 2)..<end]
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
        continue
      }
      let word = Self.takeWord(from: &rest)
      if first == "." {
        classes += word.dropFirst().split(separator: ".").map(String.init)
      } else if first == "#" {
        values["id"] = String(word.dropFirst())
      } else if let equals = word.firstIndex(of: "=") {
        let value = word[word.index(after: equals)...]
        values[String(word[..<equals])] = String(value.trimmingQuotes)
      } else {
        values[word] = ""
      }
    }
  }

  /// The attribute lists that fill `lines`, merged; nil where one of them is something else.
  init?(lines: [Substring]) {
    for line in lines {
      guard let list = AttributeList(line: line) else { return nil }
      merge(list)
    }
  }

  /// What the site's test harness is told to take the block for.
  var mark: Step.Mark? {
    if values["data-test-step"] != nil { return .step }
    if values["data-test-prereq"] != nil || values["data-test-prereqs"] != nil { return .prereq }
    return values["data-test-cleanup"] != nil ? .cleanup : nil
  }

  /// Adds what `other` holds; its values win.
  mutating func merge(_ other: AttributeList) {
    classes += other.classes
    values.merge(other.values) { $1 }
  }

  /// `text` without the attribute lists that belong to a span within a line: `[a](/b){:target="_blank"}`.
  ///
  /// A list that fills a line is kept, as it belongs to a block; so is what stands in backquotes.
  static func removingInlineLists(from text: String) -> String {
    guard text.contains("{:") else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { AttributeList(line: $0) == nil ? withoutInlineLists($0) : String($0) }.joined(separator: "\n")
  }

  private static func withoutInlineLists(_ line: Substring) -> String {
    var result = ""
    var isCode = false
    var rest = line
    while let character = rest.first {
      if character == "`" { isCode.toggle() }
      if !isCode, character == "{", let last = result.last, !last.isWhitespace, rest.hasPrefix("{:"),
        let end = rest.firstIndex(of: "}")
      {
        rest = rest[rest.index(after: end)...]
      } else {
        result.append(character)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// Takes characters up to the next blank outside quotes.
  private static func takeWord(from rest: inout Substring) -> String {
    var quote: Character?
    let word = rest.prefix { character in
      if let open = quote {
        if character == open { quote = nil }
        return true
      }
      if character == "\"" || character == "'" { quote = character }
      return !character.isWhitespace
    }
    rest = rest.dropFirst(word.count)
    return String(word)
  }
}

extension StringProtocol {
  /// The text without one pair of quotes around it.
  var trimmingQuotes: SubSequence {
    guard count >= 2, let first, first == last, first == "\"" || first == "'" else { return self[...] }
    return dropFirst().dropLast()
  }

  /// The text without blanks and newlines at either end.
  var trimmingSpace: SubSequence {
    var rest = self[...]
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return rest.drop(while: \.isWhitespace)
  }
}

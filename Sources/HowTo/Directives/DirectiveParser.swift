import JSON
import RunbookModel
import SourceText

/// The words of a comment → directives.
///
/// ```
/// capture NAME=JQ [NAME=JQ…]   until=STATE   timeout=DURATION   expect=STATUS|JSON
/// skip reason=TEXT             each=VALUE,…  each NAME=VALUE,…
/// ```
struct DirectiveParser {
  /// A directive, and where it stands.
  struct Statement {
    /// What it says.
    var content: Directive.Content
    /// Where.
    var range: Range<Int>
  }

  /// What is wrong.
  struct Fault {
    /// What.
    var message: String
    /// Where; nil for the comment as a whole.
    var range: Range<Int>?
    /// What to do.
    var fix: String
  }

  private(set) var statements: [Statement] = []
  private(set) var faults: [Fault] = []
  private var words: ArraySlice<DirectiveWord>

  /// The names of the directives.
  static let names = ["capture", "until", "timeout", "expect", "skip", "each"]

  /// Reads `bytes`, the text of a comment behind `runbook:`.
  static func parse(_ bytes: ArraySlice<UInt8>) -> DirectiveParser {
    do throws(DirectiveWord.Unclosed) {
      var parser = DirectiveParser(words: try DirectiveWord.words(of: bytes)[...])
      parser.parse()
      return parser
    } catch {
      var parser = DirectiveParser(words: [])
      parser.faults = [
        Fault(
          message: "this quote is not closed", range: error.offset..<error.offset + 1,
          fix: "close it; single quotes keep `\"` as it stands")
      ]
      return parser
    }
  }

  private init(words: ArraySlice<DirectiveWord>) { self.words = words }

  private mutating func parse() {
    if words.isEmpty { fault("no directive stands here", nil, fix: "write one of \(Self.list)") }
    while let word = words.popFirst() {
      switch (word.key, word.value) {
      case ("capture", nil): captures(word)
      case ("skip", nil): skip(word)
      case ("each", nil): namedEach(word)
      case ("until", let value?) where !value.isEmpty: add(.until(state: value.lowercased()), word)
      case ("timeout", let value?): timeout(value, word)
      case ("expect", let value?): expectation(value, word)
      case ("each", let value?): each(value, of: nil, word, word)
      case let (key, value) where Self.names.contains(key):
        let isAssigned = value != nil
        fault("`\(key)` is not written like this", word, fix: "write \(Self.form(of: key, isAssigned: isAssigned))")
      default: unknown(word)
      }
    }
  }

  private static let list = names.map { "`\($0)`" }.joined(separator: ", ")

  private static func form(of name: String, isAssigned: Bool) -> String {
    switch name {
    case "capture": "`capture NAME=.path`, with a blank behind the word"
    case "skip": "`skip reason='why'`"
    case "timeout": "`timeout=30m`"
    case "expect": "`expect=201`, or `expect='{\"name\": \"x\"}'`"
    case "each": "`each=$FIRST,$SECOND`"
    default: "`\(name)=ready`"
    }
  }

  private mutating func unknown(_ word: DirectiveWord) {
    let nearest = EditDistance.nearest(to: word.key, among: Self.names + ["ignore"], limit: 1).first
    fault(
      "there is no directive `\(word.key)`", word,
      fix: nearest.map { "write `\($0)`" } ?? "write one of \(Self.list)")
    // What belonged to it goes with it, so that one slip is one message.
    guard word.value == nil else { return }
    while let next = words.first, next.value != nil, !Self.names.contains(next.key) { words.removeFirst() }
  }

  // MARK: Directives

  private mutating func captures(_ opener: DirectiveWord) {
    var count = 0
    while let word = words.first, let jq = word.value, !Self.names.contains(word.key) {
      words.removeFirst()
      count += 1
      guard Self.isName(word.key) else {
        fault("`\(word.key)` is no name of a variable", word, fix: "write letters, digits and `_`")
        continue
      }
      guard !jq.isEmpty else {
        fault("`\(word.key)` has no jq program behind it", word, fix: "write `capture \(word.key)=.id`")
        continue
      }
      let start = count == 1 ? opener.range.lowerBound : word.range.lowerBound
      statements.append(Statement(content: .capture(variable: word.key, jq: jq), range: start..<word.range.upperBound))
    }
    if count == 0 { fault("`capture` names no variable", opener, fix: "write `capture NAME=.path`") }
  }

  private mutating func skip(_ opener: DirectiveWord) {
    guard let word = words.first, word.key == "reason", let reason = word.value else {
      fault("`skip` gives no reason", opener, fix: "write `skip reason='why'`, for whoever reads the report")
      return
    }
    words.removeFirst()
    guard reason.contains(where: { !$0.isWhitespace }) else {
      fault("the reason is empty", word, fix: "write why the step is left out")
      return
    }
    statements.append(
      Statement(content: .skip(reason: reason), range: opener.range.lowerBound..<word.range.upperBound))
  }

  private mutating func namedEach(_ opener: DirectiveWord) {
    guard let word = words.first, let value = word.value, !Self.names.contains(word.key) else {
      fault("`each` lists nothing", opener, fix: "write `each NAME=$FIRST,$SECOND`")
      return
    }
    words.removeFirst()
    each(value, of: word.key, opener, word)
  }

  private mutating func each(_ list: String, of name: String?, _ first: DirectiveWord, _ last: DirectiveWord) {
    let values = list.split(separator: ",").map { String($0.trimmingSpace) }.filter { !$0.isEmpty }
    guard !values.isEmpty else {
      fault("`each` lists nothing", last, fix: "write the values with commas between, such as `$FIRST,$SECOND`")
      return
    }
    guard name.map(Self.isName) ?? true else {
      fault("`\(name ?? "")` is no name of a variable", last, fix: "write letters, digits and `_`")
      return
    }
    statements.append(
      Statement(
        content: .each(variable: name, values: values), range: first.range.lowerBound..<last.range.upperBound))
  }

  private mutating func timeout(_ value: String, _ word: DirectiveWord) {
    guard let limit = DurationText.parse(value) else {
      fault("`\(value)` is no duration", word, fix: "write it like `90s`, `30m`, `'1h 30m'` or `'30 minutes'`")
      return
    }
    add(.timeout(limit), word)
  }

  private mutating func expectation(_ value: String, _ word: DirectiveWord) {
    if let status = Int(value) {
      guard (100...599).contains(status) else {
        fault("\(status) is no status", word, fix: "write a number from 100 to 599")
        return
      }
      return add(.expectStatus(status), word)
    }
    guard let fragment = try? JSONParser.parse(value), fragment.object != nil || fragment.array != nil else {
      fault(
        "`\(value)` is neither a status nor JSON", word,
        fix: "write a status, or what the answer contains as JSON in single quotes: `expect='{\"name\": \"x\"}'`")
      return
    }
    add(.expectFragment(fragment), word)
  }

  // MARK: Parts

  private mutating func add(_ content: Directive.Content, _ word: DirectiveWord) {
    statements.append(Statement(content: content, range: word.range))
  }

  private mutating func fault(_ message: String, _ word: DirectiveWord?, fix: String) {
    faults.append(Fault(message: message, range: word?.range, fix: fix))
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(48...57).contains(first) else { return false }
    return text.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
    }
  }
}

/// One directive of a date's format, such as `%-d` or `%:z`, as Ruby's `strftime` reads it.
struct DateDirective {
  /// What fills up to the width, where the directive says; the conversion's own filler unless given.
  var filler: Character?
  /// Whether nothing is filled up: `-`.
  var isUnpadded = false
  /// Whether letters become capitals: `^`.
  var isUppercased = false
  /// Whether the case of letters is turned round: `#`.
  var changesCase = false
  /// How many colons there are, which `z` takes.
  var colons = 0
  /// The least width, where the directive says.
  var width: Int?
  /// The letter that says what is written.
  var conversion: Character

  /// Reads the directive after a `%` off the front of `rest`.
  ///
  /// - Returns: nil for one that is none, which stands for itself; `rest` is as it was then.
  /// - Throws: `LiquidError` where the format ends within the directive.
  init?(_ rest: inout Substring) throws {
    var cursor = rest
    conversion = " "
    while let flag = cursor.first, readFlag(flag) { cursor.removeFirst() }
    let digits = cursor.prefix { $0.isASCII && $0.isNumber }
    width = digits.isEmpty ? nil : Int(digits.prefix(4)).map { min($0, 1024) }
    cursor = cursor.dropFirst(digits.count)
    while cursor.first == ":" {
      colons += 1
      cursor.removeFirst()
    }
    let modifier = cursor.first
    if modifier == "E" || modifier == "O" { cursor.removeFirst() }
    guard let letter = cursor.popFirst() else { throw LiquidError("a directive of the date's format has no letter") }
    conversion = letter
    if colons > 0, letter != "z" || colons > 3 { return nil }
    if modifier == "E", !"cCxXyY".contains(letter) { return nil }
    if modifier == "O", !"deHkIlmMSuUVwWy".contains(letter) { return nil }
    rest = cursor
  }

  private mutating func readFlag(_ flag: Character) -> Bool {
    switch flag {
    case "-": isUnpadded = true
    case "0": filler = "0"
    case "_": filler = " "
    case "^": isUppercased = true
    case "#": changesCase = true
    default: return false
    }
    return true
  }

  /// `text` filled up to the width, blanks unless the directive says otherwise.
  func padded(_ text: String) -> String {
    guard !isUnpadded, let width, !text.isEmpty else { return text }
    return String(repeating: filler ?? " ", count: max(width - text.count, 0)) + text
  }

  /// A number filled up to `digits`, or to the width, by `usual` unless the directive says otherwise.
  func padded(_ number: Int, to digits: Int, with usual: Character = "0") -> String {
    let text = String(number.magnitude)
    let sign = number < 0 ? "-" : ""
    guard !isUnpadded else { return sign + text }
    let padding = String(repeating: filler ?? usual, count: max((width ?? digits) - text.count - sign.count, 0))
    return filler ?? usual == "0" ? sign + padding + text : padding + sign + text
  }
}

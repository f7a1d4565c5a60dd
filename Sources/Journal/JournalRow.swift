import GRDB
import JSON

/// A row of the journal → values; what is of another kind than the journal writes is damage, and no reason to end.
struct JournalRow {
  /// A value that the journal would not have written.
  struct Damage: Error, CustomStringConvertible {
    /// The column.
    var column: String
    /// What it should hold.
    var expected: String

    /// The fault without the value, which may be anything.
    var description: String { "a value of column `\(column)` is no \(expected)" }
  }

  private static let longest = 1e11

  private let row: Row

  init(_ row: Row) { self.row = row }

  // MARK: Texts

  /// The text in `column`.
  ///
  /// - Throws: `Damage` for anything else.
  func text(_ column: String) throws(Damage) -> String {
    try present(optionalText(column), column, "text")
  }

  /// The text in `column`; nil for none.
  ///
  /// - Throws: `Damage` for anything else.
  func optionalText(_ column: String) throws(Damage) -> String? { try value(column, "text") }

  /// The texts of the JSON in `column`.
  ///
  /// - Throws: `Damage` for anything else.
  func texts(_ column: String) throws(Damage) -> [String] {
    let texts = try optionalJSON(column)?.array?.map(\.string)
    guard let texts, !texts.contains(nil) else { throw Damage(column: column, expected: "list of texts") }
    return texts.compactMap(\.self)
  }

  /// The JSON in `column`; nil for none.
  ///
  /// - Throws: `Damage` for anything else.
  func optionalJSON(_ column: String) throws(Damage) -> JSONValue? {
    guard let text = try optionalText(column) else { return nil }
    return try present(try? JSONParser.parse(text), column, "JSON")
  }

  /// The answer that is kept of a request or a step; none where it is nested too deeply to be read again.
  var answer: JSONValue? {
    get throws(Damage) { try optionalText("answer_json").flatMap { try? JSONParser.parse($0) } }
  }

  // MARK: Numbers

  /// The truth in `column`.
  ///
  /// - Throws: `Damage` for anything else.
  func truth(_ column: String) throws(Damage) -> Bool { try present(value(column, "truth"), column, "truth") }

  /// The number in `column`, of a place or of a thing among others.
  ///
  /// - Throws: `Damage` for anything else, and for what nothing counts up to.
  func count(_ column: String) throws(Damage) -> Int { try present(optionalCount(column), column, "count") }

  /// The number in `column`; nil for none.
  ///
  /// - Throws: `Damage` for anything else, and for what nothing counts up to.
  func optionalCount(_ column: String) throws(Damage) -> Int? {
    guard let count: Int = try value(column, "count") else { return nil }
    guard (0...Int(Int32.max)).contains(count) else { throw Damage(column: column, expected: "count") }
    return count
  }

  /// The seconds in `column`.
  ///
  /// - Throws: `Damage` for anything else, and for more than three thousand years.
  func seconds(_ column: String) throws(Damage) -> Double {
    try present(optionalSeconds(column), column, "number of seconds")
  }

  /// The seconds in `column`; nil for none.
  ///
  /// - Throws: `Damage` for anything else, and for more than three thousand years.
  func optionalSeconds(_ column: String) throws(Damage) -> Double? {
    guard let seconds: Double = try value(column, "number of seconds") else { return nil }
    guard abs(seconds) <= Self.longest else { throw Damage(column: column, expected: "number of seconds") }
    return seconds
  }

  // MARK: Values

  /// The value in `column`; GRDB's subscript ends the process where it is of another kind.
  private func value<Value: DatabaseValueConvertible>(_ column: String, _ expected: String) throws(Damage) -> Value? {
    let stored: DatabaseValue = row[column] ?? .null
    guard !stored.isNull else { return nil }
    return try present(Value.fromDatabaseValue(stored), column, expected)
  }

  private func present<Value>(_ value: Value?, _ column: String, _ expected: String) throws(Damage) -> Value {
    guard let value else { throw Damage(column: column, expected: expected) }
    return value
  }
}

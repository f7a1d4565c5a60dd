public import JSON

/// The text of a decK file with `${{ env "DECK_NAME" }}` in it → its content.
///
/// decK replaces these before it reads the YAML, so that quotes inside quotes are no fault. Here a value never becomes
/// YAML: what is put in stays one scalar, whatever it holds.
public struct DeckTemplate: Sendable {
  /// Why a text has no content.
  public enum Fault: Error, Hashable, Sendable {
    /// What stands between `${{` and `}}` is more than is known here.
    case unknownExpression(String)
    /// The rest is no YAML.
    case malformed(String)
  }

  /// An expression: a variable, and what is made of its value.
  private struct Expression {
    var variable: String
    var function: String?
  }

  /// The variables that the text takes from the environment, each once, in order.
  public let variables: [String]
  private let expressions: [Expression]
  private let text: String

  /// Surrounds the number of an expression; of the private use area, so that no page has it.
  private static let mark: Character = "\u{E0DE}"

  /// Reads `text`.
  ///
  /// - Throws: `Fault.unknownExpression`.
  public init(_ text: String) throws(Fault) {
    var expressions: [Expression] = []
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "${{") {
      result += rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else { break }
      let inner = String(rest[open.upperBound..<close.lowerBound])
      guard let expression = Self.expression(inner) else { throw .unknownExpression("${{\(inner)}}") }
      result += "\(Self.mark)\(expressions.count)\(Self.mark)"
      expressions.append(expression)
      rest = rest[close.upperBound...]
    }
    self.text = result + rest
    self.expressions = expressions
    var names: [String] = []
    for expression in expressions where !names.contains(expression.variable) { names.append(expression.variable) }
    variables = names
  }

  /// ` env "DECK_NAME" | toInt `; quotes may be behind backslashes, as in a text that was JSON.
  private static func expression(_ text: String) -> Expression? {
    let parts = text.replacing("\\\"", with: "\"").split(separator: "|").map { part in
      part.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    guard let first = parts.first, first.count == 2, first[0] == "env", parts.count < 3 else { return nil }
    let name = first[1].filter { $0 != "\"" && $0 != "'" && $0 != "`" }
    guard !name.isEmpty else { return nil }
    guard parts.count == 2 else { return Expression(variable: name) }
    guard let function = parts[1].first, ["toInt", "toFloat", "toBool", "indent"].contains(function) else { return nil }
    return Expression(variable: name, function: function)
  }

  /// The content, with `value(name)` for each variable; without one the reference `$NAME` stands for it.
  ///
  /// A value that stands alone and without quotes is a number or a Boolean where it looks like one, as in YAML.
  ///
  /// - Throws: `Fault.malformed`.
  public func content(_ value: (String) -> String?) throws(Fault) -> JSONValue {
    let document: YAMLDocument
    do throws(YAMLDocument.Failure) {
      document = try YAMLDocument.parse(text)
    } catch {
      throw .malformed(error.message)
    }
    return filled(document.value, at: .root, in: document, value)
  }

  private func filled(
    _ node: JSONValue, at pointer: JSONPointer, in document: YAMLDocument, _ value: (String) -> String?
  ) -> JSONValue {
    switch node {
    case .string(let text):
      guard text.contains(Self.mark) else { return node }
      let pieces = text.split(separator: Self.mark, omittingEmptySubsequences: false)
      if pieces.count == 3, pieces[0].isEmpty, pieces[2].isEmpty, let number = Int(pieces[1]) {
        return alone(expressions[number], isPlain: isPlain(pointer, in: document), value)
      }
      let texts = pieces.enumerated().map { index, piece in
        index % 2 == 0 ? String(piece) : Int(piece).map { self.text(of: expressions[$0], value) } ?? ""
      }
      return .string(texts.joined())
    case .array(let items):
      return .array(items.enumerated().map { filled($1, at: pointer.appending(String($0)), in: document, value) })
    case .object(let members):
      return .object(
        JSONObject(members.map { ($0.key, filled($0.value, at: pointer.appending($0.key), in: document, value)) }))
    case .null, .bool, .number: return node
    }
  }

  private func text(of expression: Expression, _ value: (String) -> String?) -> String {
    value(expression.variable) ?? "$\(expression.variable)"
  }

  private func alone(_ expression: Expression, isPlain: Bool, _ value: (String) -> String?) -> JSONValue {
    let text = text(of: expression, value)
    let isTyped = ["toInt", "toFloat", "toBool"].contains(expression.function ?? "")
    guard isTyped || isPlain, let scalar = try? YAMLDocument.parse(text, keepsPlaces: false).value else {
      return .string(text)
    }
    switch scalar {
    case .bool, .number: return scalar
    case .null, .string, .array, .object: return .string(text)
    }
  }

  /// Whether the scalar at `pointer` stands without quotes.
  private func isPlain(_ pointer: JSONPointer, in document: YAMLDocument) -> Bool {
    guard let place = document.places[pointer]?.value, place.lowerBound < text.utf8.count else { return false }
    let first = text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: place.lowerBound)]
    return !"\"'|>".utf8.contains(first)
  }
}

import JSON
import RunbookModel

/// The text of a response snippet → the fragment it shows.
///
/// Pages show parts of answers: members without braces around them, `...` for what is left out, commas at the end.
enum SnippetParser {
  /// What stands for `...` in a fragment: a string that matches anything.
  static let ellipsis = "…"

  /// Whether `text` could be a piece of JSON at all, judged by its first character.
  static func looksLikeJSON(_ text: String) -> Bool {
    guard let first = text.first(where: { !$0.isWhitespace }) else { return false }
    return "{[\"".contains(first)
  }

  /// The fragment in `text`, or why there is none.
  static func parse(_ text: String) -> ResponseSnippet.Content {
    let cleaned = withoutLooseCommas(withoutEllipses(text))
    var failure: JSONParser.Failure?
    // Members without braces, then a value as it stands.
    for candidate in ["{\(cleaned)}", cleaned, "[\(cleaned)]"] {
      do {
        return .fragment(try JSONParser.parse(candidate))
      } catch {
        failure = failure ?? error
        if candidate == cleaned { failure = error }
      }
    }
    return .unreadable(reason: "it is no piece of JSON: \(failure?.message ?? "nothing to read")")
  }

  /// Drops `...` and `…` where they stand for members or elements; inside strings they stay.
  private static func withoutEllipses(_ text: String) -> String {
    outsideStrings(of: text) { piece in
      piece.replacing("...", with: "").replacing("…", with: "")
    }
  }

  /// Drops commas before a closing bracket, after an opening one, doubled, and at the end.
  private static func withoutLooseCommas(_ text: String) -> String {
    var result: [Character] = []
    var isString = false
    var isEscaped = false
    for character in text {
      if isString {
        isString = isEscaped || character != "\""
        isEscaped = character == "\\" && !isEscaped
        result.append(character)
        continue
      }
      isString = character == "\""
      let last = result.lastIndex { !$0.isWhitespace }
      if character == ",", last.map({ ",[{".contains(result[$0]) }) ?? true { continue }
      if "]}".contains(character), let last, result[last] == "," { result.remove(at: last) }
      result.append(character)
    }
    if let last = result.lastIndex(where: { !$0.isWhitespace }), result[last] == "," { result.remove(at: last) }
    return String(result)
  }

  private static func outsideStrings(of text: String, _ change: (String) -> String) -> String {
    var result = ""
    var piece = ""
    var isString = false
    var isEscaped = false
    for character in text {
      if isString {
        piece.append(character)
        if !isEscaped, character == "\"" {
          result += piece
          piece = ""
          isString = false
        }
        isEscaped = character == "\\" && !isEscaped
      } else if character == "\"" {
        result += change(piece)
        piece = "\""
        isString = true
      } else {
        piece.append(character)
      }
    }
    return result + (isString ? piece : change(piece))
  }
}

import JSON
import RunbookModel

/// The text of a response snippet → the fragment it shows.
///
/// Pages show parts of answers: members without braces around them, `...` for what is left out, commas at the end.
enum SnippetParser {
  /// Whether `text` could be a piece of JSON at all, judged by its first character.
  static func looksLikeJSON(_ text: String) -> Bool {
    guard let first = text.first(where: { !$0.isWhitespace }) else { return false }
    return "{[\"".contains(first)
  }

  /// Whether a fence of this language shows an answer as it stands.
  static func looksLikeText(language: String) -> Bool {
    ["text", "txt", "plaintext", "http", "no-highlight"].contains(language.lowercased())
  }

  /// What `text`, which is no JSON, shows: the head of an answer, or words of its body.
  static func parseText(_ text: String) -> ResponseSnippet.Content {
    let lines = text.split(whereSeparator: \.isNewline).map(\.trimmingSpace).filter { !$0.isEmpty }
    guard let first = lines.first else { return .unreadable(reason: "it shows nothing that a response could lack") }
    let words = first.split(separator: " ")
    guard first.hasPrefix("HTTP/"), words.count > 1, let status = Int(words[1]) else {
      return .text(lines.joined(separator: "\n"))
    }
    return .status(status)
  }

  /// The fragment in `text`, or why there is none.
  static func parse(_ text: String) -> ResponseSnippet.Content {
    let cleaned = cleaned(text)
    var failure: JSONParser.Failure?
    // Members without braces, then a value as it stands, then elements without brackets.
    for candidate in ["{\(cleaned)}", cleaned, "[\(cleaned)]"] {
      do {
        let fragment = try JSONParser.parse(candidate)
        guard fragment != [:], fragment != [] else {
          return .unreadable(reason: "it shows nothing that a response could lack")
        }
        return .fragment(fragment)
      } catch {
        if failure == nil || candidate == cleaned { failure = error }
      }
    }
    return .unreadable(reason: "it is no piece of JSON: \(failure?.message ?? "nothing to read")")
  }

  /// `text` as JSON would have it.
  ///
  /// `...` and `…` are dropped, or made a string that matches anything where they stand for a value. A comma before a
  /// closing bracket, after an opening one, after another, or at either end is dropped. Strings stay as they are.
  private static func cleaned(_ text: String) -> String {
    var result: [Character] = []
    /// The last character that is no blank, and where it is in `result`.
    var last: (character: Character, index: Int)?
    var isString = false
    var isEscaped = false
    var rest = text[...]
    while let next = rest.first {
      let isEllipsis = next == "…" || rest.hasPrefix("...")
      let character: Character = isEllipsis && !isString ? "…" : next
      rest = rest.dropFirst(isEllipsis && !isString && next != "…" ? 3 : 1)
      if isString {
        isString = isEscaped || character != "\""
        isEscaped = character == "\\" && !isEscaped
      } else if character == "\"" {
        isString = true
      } else if character == "…" {
        guard last?.character == ":" else { continue }
        result += "\"…\""
        last = ("\"", result.count - 1)
        continue
      } else if character == "," {
        guard let before = last?.character, !",[{".contains(before) else { continue }
      } else if "]}".contains(character), let before = last, before.character == "," {
        result.remove(at: before.index)
      }
      result.append(character)
      if !character.isWhitespace { last = (character, result.count - 1) }
    }
    if let last, last.character == "," { result.remove(at: last.index) }
    return String(result)
  }
}

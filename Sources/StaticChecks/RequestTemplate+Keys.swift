import JSON
import RunbookModel
import SourceText

extension RequestTemplate {
  /// Where the key of the member at `tokens` of the block is written; where it is not to be found, its value's place.
  func keyRange(of tokens: [String]) -> SourceRange? {
    guard let name = tokens.last, let value = places[JSONPointer(tokens)] else {
      return range(of: JSONPointer(Array(tokens.dropLast())))
    }
    let lowest = max(value.start.line - 4, 1)
    for line in stride(from: value.start.line, through: lowest, by: -1) {
      guard let text = value.file.lineText(line) else { continue }
      let part = line == value.start.line ? text.utf8.prefix(value.start.column - 1) : text.utf8[...]
      if let column = Self.column(of: name, in: Substring(part), isSameLine: line == value.start.line) {
        let start = SourcePosition(line: line, column: column)
        return SourceRange(
          file: value.file, start: start, end: SourcePosition(line: line, column: column + name.utf8.count),
          includes: value.includes)
      }
    }
    return value
  }

  /// The column of `name` where it is a key of the line: `name:`, `- name:`, `"name":`, `{a: 1, name:`.
  private static func column(of name: String, in line: Substring, isSameLine: Bool) -> Int? {
    var found: Int?
    var rest = line
    while let range = rest.firstRange(of: name) {
      let before = line[..<range.lowerBound].last { $0 != "\"" && $0 != "'" }
      var behind = line[range.upperBound...]
      if let quote = behind.first, quote == "\"" || quote == "'" { behind = behind.dropFirst() }
      let isStart = before.map { $0.isWhitespace || "{,-?".contains($0) } ?? true
      if isStart, behind.drop(while: \.isWhitespace).first == ":" {
        found = line.utf8.distance(from: line.startIndex, to: range.lowerBound) + 1
        if !isSameLine { break }
      }
      rest = line[range.upperBound...]
    }
    return found
  }
}

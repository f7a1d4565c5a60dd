import JSON
import SourceText

/// The YAML between two `---` lines at the top of a page.
struct FrontMatter: Sendable {
  /// The values; an empty object where the page has none, or none that could be read.
  let values: JSONValue
  /// Where the page's body begins, in UTF-8 bytes.
  let bodyOffset: Int
  /// What is wrong with it.
  let diagnostics: [Diagnostic]

  private let file: SourceFile
  private let yamlOffset: Int
  private let document: YAMLDocument?

  /// Reads the front matter of `file`.
  init(of file: SourceFile) {
    let bytes = file.text.utf8
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let start = hasMark ? 3 : 0
    guard let first = file.lineText(1), first.drop(while: { $0 == "\u{FEFF}" }).trimmingSpace == "---" else {
      self.init(file: file, values: [:], bodyOffset: start, yamlOffset: 0, document: nil, diagnostics: [])
      return
    }
    let yamlOffset = file.offset(of: SourcePosition(line: 2, column: 1))
    let closing = (2...max(file.lineCount, 2)).first { line in
      file.lineText(line).map { $0.trimmingSpace == "---" && $0.hasPrefix("---") } ?? false
    }
    guard let closing else {
      let diagnostic = Diagnostic(
        .error, rule: "front-matter", "the front matter that begins here is never closed", at: file.lineRange(1),
        fix: .init("add a line `---` after the last line of the front matter"))
      self.init(
        file: file, values: [:], bodyOffset: file.text.utf8.count, yamlOffset: 0, document: nil,
        diagnostics: [diagnostic])
      return
    }
    let end = file.offset(of: SourcePosition(line: closing, column: 1))
    let bodyOffset = file.offset(of: SourcePosition(line: closing + 1, column: 1))
    let yaml = String(MappedText(file, range: yamlOffset..<end).text)
    do throws(YAMLDocument.Failure) {
      let document = try YAMLDocument.parse(yaml)
      let isMapping = document.value.object != nil || document.value.isNull
      let diagnostics = isMapping ? [] : [
        Diagnostic(
          .error, rule: "front-matter", "the front matter must be a mapping of keys to values", at: file.lineRange(2),
          fix: .init("write it as lines of `key: value`"))
      ]
      self.init(
        file: file, values: document.value.object == nil ? [:] : document.value, bodyOffset: bodyOffset,
        yamlOffset: yamlOffset, document: document, diagnostics: diagnostics)
    } catch {
      let place = yamlOffset + error.offset
      let diagnostic = Diagnostic(
        .error, rule: "front-matter", "the front matter is no YAML: \(error.message)", at: file.range(place..<place + 1),
        fix: .init("mend the YAML; nothing of the front matter is used until then"))
      self.init(
        file: file, values: [:], bodyOffset: bodyOffset, yamlOffset: yamlOffset, document: nil,
        diagnostics: [diagnostic])
    }
  }

  private init(
    file: SourceFile, values: JSONValue, bodyOffset: Int, yamlOffset: Int, document: YAMLDocument?,
    diagnostics: [Diagnostic]
  ) {
    self.file = file
    self.values = values
    self.bodyOffset = bodyOffset
    self.yamlOffset = yamlOffset
    self.document = document
    self.diagnostics = diagnostics
  }

  /// Where the value at `pointer` stands, or the nearest thing around it.
  func range(of pointer: JSONPointer) -> SourceRange? {
    guard let place = document?.nearestPlace(of: pointer) else { return nil }
    return file.range(yamlOffset + place.value.lowerBound..<yamlOffset + place.value.upperBound)
  }

  /// The text at `pointer` with its place; block scalars line by line, so that a step in it names its own line.
  func text(at pointer: JSONPointer) -> MappedText? {
    guard let value = values[pointer]?.string, let place = document?.nearestPlace(of: pointer) else { return nil }
    let whole = file.range(yamlOffset + place.value.lowerBound..<yamlOffset + place.value.upperBound)
    let header = whole.text
    guard header.hasPrefix("|") || header.hasPrefix(">") else { return MappedText(value, origin: whole) }
    var text = MappedText()
    var number = whole.start.line
    for line in value.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      text.append(String(line), origin: origin(of: line, atLine: number) ?? whole)
      text.append("\n", origin: whole)
    }
    return text
  }

  private func origin(of line: Substring, atLine number: Int) -> SourceRange? {
    guard file.lineText(number)?.trimmingSpace == line.trimmingSpace else { return nil }
    return file.lineRange(number)
  }
}

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

  /// What stands between the two lines.
  private let yaml: MappedText
  private let document: YAMLDocument?

  /// Reads the front matter of `file`.
  init(of file: SourceFile) {
    let mark = file.text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = file.lineText(1), Self.isFence(first.utf8.dropFirst(mark)) else {
      self.init(bodyOffset: mark)
      return
    }
    guard let closing = Self.closingLine(of: file) else {
      let diagnostic = Diagnostic(
        .error, rule: "front-matter", "the front matter that begins here is never closed", at: file.lineRange(1),
        fix: .init("add a line `---` after the last line of the front matter"))
      self.init(bodyOffset: file.text.utf8.count, diagnostics: [diagnostic])
      return
    }
    let start = file.offset(of: SourcePosition(line: 2, column: 1))
    let end = file.offset(of: SourcePosition(line: closing, column: 1))
    let bodyOffset = file.offset(of: SourcePosition(line: closing + 1, column: 1))
    let yaml = MappedText(file, range: start..<end)
    do throws(YAMLDocument.Failure) {
      let document = try YAMLDocument.parse(yaml.text)
      guard document.value.object != nil || document.value.isNull else {
        let place = document.places[.root].flatMap { yaml.origin(of: $0.value) }
        let diagnostic = Diagnostic(
          .error, rule: "front-matter", "the front matter must be a mapping of keys to values",
          at: place ?? file.lineRange(2), fix: .init("write it as lines of `key: value`"))
        self.init(bodyOffset: bodyOffset, diagnostics: [diagnostic])
        return
      }
      let repeated = document.repeatedKeys.map { range in
        Diagnostic(
          .warning, rule: "repeated-key",
          "`\(yaml.slice(range).text)` is given twice here; the later one counts",
          at: yaml.origin(of: range), fix: .init("remove one of the two"))
      }
      self.init(bodyOffset: bodyOffset, yaml: yaml, document: document, diagnostics: repeated)
    } catch {
      let place = min(start + error.offset, end)
      let diagnostic = Diagnostic(
        .error, rule: "front-matter", "the front matter is no YAML: \(error.message)",
        at: file.range(place..<place + 1),
        fix: .init("mend the YAML; nothing of the front matter is used until then"))
      self.init(bodyOffset: bodyOffset, diagnostics: [diagnostic])
    }
  }

  private init(
    bodyOffset: Int, yaml: MappedText = MappedText(), document: YAMLDocument? = nil, diagnostics: [Diagnostic] = []
  ) {
    values = document.map { $0.value.object == nil ? [:] : $0.value } ?? [:]
    self.bodyOffset = bodyOffset
    self.yaml = yaml
    self.document = document
    self.diagnostics = diagnostics
  }

  private static func closingLine(of file: SourceFile) -> Int? {
    (2...max(file.lineCount, 2)).first { line in file.lineText(line).map { isFence($0.utf8[...]) } ?? false }
  }

  /// Whether a line is `---`, blanks after it aside.
  private static func isFence(_ line: Substring.UTF8View) -> Bool {
    line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy { $0 == 32 || $0 == 9 || $0 == 13 }
  }

  /// Where the value at `pointer` stands, or the nearest thing around it.
  func range(of pointer: JSONPointer) -> SourceRange? {
    document?.nearestPlace(of: pointer).flatMap { yaml.origin(of: $0.value) }
  }

  /// The text at `pointer` with its place; block scalars line by line, so that a step in one names its own line.
  func text(at pointer: JSONPointer) -> MappedText? {
    document.flatMap { YAMLText.text(at: pointer, of: $0, in: yaml) }
  }
}

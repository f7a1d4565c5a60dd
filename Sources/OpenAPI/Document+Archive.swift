public import JSON
public import SourceText

extension Document {
  /// What is kept of a document, to have it again sooner than from its text.
  ///
  /// The head is small and enough for an index; the body is needed once an operation or a schema is asked for.
  public struct Archive: Sendable {
    /// The outline of the document, and what reading it found.
    public let head: JSONValue
    /// The document as written.
    public let body: JSONValue
  }

  /// The number that goes up when archives are written otherwise, or reading a document finds something else.
  public static let archiveFormat = 2

  /// The archive of a document whose reading found `diagnostics`.
  public func archive(_ diagnostics: [Diagnostic]) -> Archive {
    let found = diagnostics.map { diagnostic -> JSONValue in
      let range = diagnostic.range.map { $0.file.offset(of: $0.start)..<$0.file.offset(of: $0.end) } ?? 0..<0
      return [
        .string(diagnostic.severity.rawValue), .string(diagnostic.rule), .string(diagnostic.message),
        .number(JSONNumber(range.lowerBound)), .number(JSONNumber(range.upperBound)),
      ]
    }
    return Archive(head: ["outline": outline.json, "diagnostics": .array(found)], body: raw)
  }

  /// A document from the head of its archive, and what reading it found; nil where the head is none.
  ///
  /// - Parameters:
  ///   - path: The path of the file, as shown.
  ///   - head: The archive's head.
  ///   - body: Gives the archive's body; where it gives nil, the file is read in place of it.
  ///   - file: Gives the file that the archive was made of.
  ///   - resolver: Gives the other files that references name.
  public static func load(
    path: String, head: JSONValue, body: @escaping @Sendable () -> JSONValue?,
    file: @escaping @Sendable () -> SourceFile, resolver: ReferenceResolver? = nil
  ) -> (document: Document, diagnostics: [Diagnostic])? {
    guard let outline = head["outline"].flatMap(DocumentOutline.init(json:)), let found = head["diagnostics"]?.array
    else { return nil }
    let source = Lazy(file)
    var diagnostics: [Diagnostic] = []
    for entry in found {
      guard let severity = entry[0]?.string.flatMap(Diagnostic.Severity.init), let rule = entry[1]?.string,
        let message = entry[2]?.string, let lower = entry[3]?.int, let upper = entry[4]?.int, lower >= 0, upper >= lower
      else { return nil }
      diagnostics.append(Diagnostic(severity, rule: rule, message, at: source.value.range(lower..<upper)))
    }
    let content = Lazy {
      let file = source.value
      let raw = body() ?? DocumentReader.parsed(file)
      return DocumentReader.content(
        of: raw, in: file, version: outline.openAPIVersion, resolver: resolver, scansReferences: false
      ).content
    }
    return (Document(path: path, outline: outline, content: content), diagnostics)
  }
}

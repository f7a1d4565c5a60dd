public import JSON
public import SourceText

/// An OpenAPI document: what its file says, its references resolved on demand.
///
/// A document that comes from an archive knows its outline alone until one of its operations or schemas is asked for;
/// nothing of that can be told from outside.
public final class Document: Sendable {
  /// The path of the file it was read from, as shown.
  public let path: String
  /// The version of OpenAPI: `3.0.3`.
  public var openAPIVersion: String { outline.openAPIVersion }
  /// The API's title; empty where there is none.
  public var title: String { outline.title }
  /// The API's version; empty where there is none.
  public var version: String { outline.version }
  /// The servers; where the document names none, one for every host with an empty base path.
  public var servers: [Server] { outline.servers }

  /// What is known without the document's text.
  let outline: DocumentOutline
  private let content: Lazy<DocumentContent>

  init(path: String, outline: DocumentOutline, content: Lazy<DocumentContent>) {
    self.path = path
    self.outline = outline
    self.content = content
  }

  /// The file it was read from.
  public var file: SourceFile { content.value.file }
  /// The document as written.
  public var raw: JSONValue { content.value.raw }
  /// The operations in the order written.
  public var operations: [Operation] { content.value.operations }
  /// How its schemas are read.
  public var dialect: SchemaDialect { graph.dialect }

  var graph: SchemaGraph { content.value.graph }

  /// Reads a document in YAML or JSON: file → document, and what is wrong with it.
  ///
  /// A malformed part is left out with a located diagnostic, and the rest serves. The document is nil only where the
  /// text is no YAML or no OpenAPI 3; for a file that has neither a version nor paths, such as one of shared schemas, the
  /// diagnostic is a note. Schemas are compiled when first used; `audit()` looks into all of them.
  ///
  /// - Parameters:
  ///   - file: The text.
  ///   - resolver: Gives the other files that references name; without it, such references are faults.
  public static func load(
    _ file: SourceFile, resolver: ReferenceResolver? = nil
  ) -> (document: Document?, diagnostics: [Diagnostic]) {
    DocumentReader.read(file, resolver: resolver)
  }

  /// Reads YAML or JSON that a document refers to; nil where it is neither.
  public static func value(of file: SourceFile) -> JSONValue? { try? DocumentReader.parse(file).get() }

  /// The operation whose `operationId` is `id`.
  public func operation(id: String) -> Operation? {
    outline.operations.firstIndex { $0.id == id }.flatMap { operation(number: $0) }
  }

  /// The operation with a number among those of the outline.
  func operation(number: Int) -> Operation? {
    let operations = self.operations
    return operations.indices.contains(number) ? operations[number] : nil
  }

  /// The schema called `name` among the components.
  public func schema(named name: String) -> Schema? {
    schema(at: JSONPointer(["components", "schemas", name]))
  }

  /// The schema at a place of the document, references followed; nil where there is nothing.
  public func schema(at pointer: JSONPointer) -> Schema? {
    raw[pointer] == nil ? nil : graph.schema(at: pointer)
  }
}

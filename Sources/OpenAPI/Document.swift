public import JSON
public import SourceText

/// An OpenAPI document: what its file says, its references resolved on demand.
public final class Document: Sendable {
  /// The file it was read from.
  public let file: SourceFile
  /// The version of OpenAPI: `3.0.3`.
  public let openAPIVersion: String
  /// The API's title; empty where there is none.
  public let title: String
  /// The API's version; empty where there is none.
  public let version: String
  /// The servers; where the document names none, one for every host with an empty base path.
  public let servers: [Server]
  /// The operations in the order written.
  public let operations: [Operation]
  /// The document as written.
  public let raw: JSONValue

  let graph: SchemaGraph

  /// How its schemas are read.
  public var dialect: SchemaDialect { graph.dialect }

  init(
    file: SourceFile, raw: JSONValue, openAPIVersion: String, servers: [Server], operations: [Operation],
    graph: SchemaGraph
  ) {
    self.file = file
    self.raw = raw
    self.openAPIVersion = openAPIVersion
    self.servers = servers
    self.operations = operations
    self.graph = graph
    title = raw["info"]?["title"]?.scalarText ?? ""
    version = raw["info"]?["version"]?.scalarText ?? ""
  }

  /// Reads a document in YAML or JSON: file → document, and what is wrong with it.
  ///
  /// A malformed part is left out with a located diagnostic, and the rest serves. The document is nil only where the
  /// text is no YAML or no OpenAPI 3. Schemas are compiled when first used; `audit()` looks into all of them.
  ///
  /// - Parameters:
  ///   - file: The text.
  ///   - resolver: Gives the other files that references name; without it, such references are faults.
  public static func load(
    _ file: SourceFile, resolver: ReferenceResolver? = nil
  ) -> (document: Document?, diagnostics: [Diagnostic]) {
    DocumentReader.read(file, resolver: resolver)
  }

  /// The operation whose `operationId` is `id`.
  public func operation(id: String) -> Operation? { operations.first { $0.id == id } }

  /// The schema called `name` among the components.
  public func schema(named name: String) -> Schema? {
    schema(at: JSONPointer(["components", "schemas", name]))
  }

  /// The schema at a place of the document, references followed; nil where there is nothing.
  public func schema(at pointer: JSONPointer) -> Schema? {
    raw[pointer] == nil ? nil : graph.schema(at: pointer)
  }
}

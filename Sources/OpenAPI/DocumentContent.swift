import JSON
import SourceText

/// What a document holds once its text was read.
struct DocumentContent: Sendable {
  /// The file.
  var file: SourceFile
  /// The document as written.
  var raw: JSONValue
  /// Its schemas.
  var graph: SchemaGraph
  /// Its operations in the order written.
  var operations: [Operation]
}

import JSON

/// Where a schema stands: in which of a graph's sources, and where in it.
struct SchemaLocation: Hashable, Sendable {
  /// The number of the source; 0 is the document itself.
  var source: Int
  /// The place in the source.
  var pointer: JSONPointer

  func appending(_ tokens: String...) -> SchemaLocation {
    SchemaLocation(source: source, pointer: JSONPointer(pointer.tokens + tokens))
  }

  /// The place `pointer` further in.
  func appending(_ further: JSONPointer) -> SchemaLocation {
    SchemaLocation(source: source, pointer: JSONPointer(pointer.tokens + further.tokens))
  }
}

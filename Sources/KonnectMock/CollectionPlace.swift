/// A collection under parents that exist: `/v2/control-planes/<id>/core-entities/plugins`.
struct CollectionPlace: Sendable {
  let collection: ResourceCollection
  /// The segments, with the parents' ids.
  let segments: [String]

  /// The path as text, by which the store knows it.
  var path: String { "/" + segments.joined(separator: "/") }

  /// The id of the thing that the collection belongs to.
  var parentID: String? {
    let shape = collection.shape
    return shape.segments.count >= 2 && shape.parent.isItem ? segments[segments.count - 2] : nil
  }

  /// The path where the things are kept: that of the flat collection, where there is one.
  var storagePath: String {
    switch collection.storage {
    case .own, .union: path
    case .children(let flat, _, _), .relation(let flat), .mentions(let flat):
      "/" + (segments.prefix(max(flat.segments.count - 1, 0)) + flat.segments.suffix(1)).joined(separator: "/")
    }
  }

  /// The name of the relation that a nested collection shows, the same from both ends, and whether this end is its left.
  var relation: (kind: String, parentIsLeft: Bool) {
    let own = collection.shape.segments.last ?? ""
    let parent = collection.shape.segments.count >= 3 ? collection.shape.segments[segments.count - 3] : ""
    let base = segments.dropLast(3).joined(separator: "/")
    return parent < own ? ("\(base):\(parent):\(own)", true) : ("\(base):\(own):\(parent)", false)
  }
}

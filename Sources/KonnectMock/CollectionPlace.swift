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

  /// One of the things that a path goes through.
  struct Parent {
    /// Its id.
    let id: String
    /// What others call it: `service`, or `catalog_service` by the name of its collection.
    let nouns: [String]
  }

  /// The things that the path goes through, the nearest first.
  var parents: [Parent] {
    let shape = collection.shape
    let indices = shape.segments.indices.filter { shape.segments[$0] == PathShape.parameter }
    return indices.enumerated().reversed().map { position, index in
      let noun = EnglishNoun.singularWords(index > 0 ? shape.segments[index - 1] : "").joined(separator: "_")
      let names = collection.parentNames
      let words = names.indices.contains(position) ? EnglishNoun.words(names[position]) : []
      let called = words.last == "id" ? words.dropLast().joined(separator: "_") : noun
      return Parent(id: segments[index], nouns: called == noun || called.isEmpty ? [noun] : [noun, called])
    }
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

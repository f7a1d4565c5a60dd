/// Something wrong with a schema, found while compiling it.
struct SchemaProblem: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// A `$ref` that names nothing.
    case reference
    /// A keyword whose value makes no sense.
    case keyword
    /// A regular expression that cannot be compiled.
    case pattern
  }

  var kind: Kind
  var location: SchemaLocation
  var message: String
}

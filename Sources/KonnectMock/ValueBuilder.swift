import JSON
import OpenAPI

/// Schema + what is known → a value that fits the schema: what is known is kept where it fits, the rest is made up.
///
/// What is made up follows from the seed and the place alone, so that a resource looks the same whenever it is asked for.
struct ValueBuilder {
  /// Which way the value will travel.
  enum Purpose {
    /// To the server: the least that it takes.
    case request
    /// To the client: all that it promises.
    case response
  }

  /// What the value is about.
  struct Subject {
    /// Decides what is made up.
    var seed: UInt64
    /// The words of the kind of thing it is: control, plane.
    var noun: [String]
    /// When it was created.
    var createdAt: Timestamp
    /// When it last changed.
    var updatedAt: Timestamp
    /// Whether what takes its time to get ready has got there.
    var isReady: Bool
  }

  /// Where in the value the builder is.
  struct Place {
    /// The nearest property's name.
    var name: String
    /// Decides what is made up here.
    var seed: UInt64
    /// How deep.
    var depth: Int
    /// The position among the items of an array, from 0.
    var index = 0
    /// How many alternatives were gone into at this place.
    var branches = 0

    /// The same place, one alternative further in: schemas may lead back to themselves without going deeper.
    func inBranch() -> Place {
      var place = self
      place.branches += 1
      return place
    }

    func inside(_ name: String) -> Place {
      Place(name: name, seed: SeededRandom.seed(seed, name), depth: depth + 1)
    }

    func item(_ index: Int) -> Place {
      Place(name: name, seed: SeededRandom.seed(seed, "#\(index)"), depth: depth + 1, index: index)
    }
  }

  /// Deeper than this only what is known is kept.
  static let maximumDepth = 40

  let purpose: Purpose
  let subject: Subject
  /// Members of a request that its answer shows further inside: a control plane's `cluster_type` is answered in `config`.
  var hoisted: JSONValue = .emptyObject
  /// Finds a resource by its id, to complete references to it.
  var resource: (_ id: String) -> JSONValue? = { _ in nil }

  /// A builder of answers about nothing in particular.
  static func plain(seed: UInt64, noun: [String] = []) -> ValueBuilder {
    ValueBuilder(
      purpose: .response,
      subject: .init(seed: seed, noun: noun, createdAt: .epoch, updatedAt: .epoch, isReady: true))
  }

  private var direction: ValidationOptions.Direction { purpose == .request ? .request : .response }

  /// A value for `schema`.
  func value(for schema: Schema, from known: JSONValue? = nil) -> JSONValue {
    value(for: schema, from: known, at: Place(name: "", seed: subject.seed, depth: 0))
  }

  func value(for schema: Schema, from known: JSONValue?, at place: Place) -> JSONValue {
    if let boolean = schema.boolean { return boolean ? known ?? .emptyObject : .null }
    if let known, known.isNull, schema.isNullable { return known }
    if let known, VaultReference.matches(known) { return known }
    if let constant = schema.constant { return constant }
    let known = known?.isNull == true ? nil : known
    guard place.depth < Self.maximumDepth, place.branches < Self.maximumDepth else {
      return known ?? emptyValue(of: schema)
    }
    let alternatives = schema.oneOf.isEmpty ? schema.anyOf : schema.oneOf
    if !alternatives.isEmpty { return value(among: alternatives, of: schema, from: known, at: place) }
    return ownValue(of: schema, from: known, at: place, alsoRequired: [])
  }

  /// A value by the schema's own keywords, alternatives left aside.
  private func ownValue(of schema: Schema, from known: JSONValue?, at place: Place, alsoRequired: [String]) -> JSONValue
  {
    switch schema.type {
    case .object: object(for: schema, from: known, at: place, alsoRequired: alsoRequired)
    case .array: array(for: schema, from: known, at: place)
    case nil where !schema.properties.isEmpty || !schema.required.isEmpty:
      object(for: schema, from: known, at: place, alsoRequired: alsoRequired)
    case nil: known ?? schema.default ?? schema.examples.first ?? .emptyObject
    default: scalar(for: schema, from: known, at: place)
    }
  }

  // MARK: Alternatives

  private func value(
    among alternatives: [Schema], of schema: Schema, from known: JSONValue?, at place: Place
  ) -> JSONValue {
    var known = known
    let branch = branch(among: alternatives, of: schema, from: &known)
    let isObject = schema.type == .object || branch.type == .object || !branch.required.isEmpty
    let saysMore = !branch.properties.isEmpty || !branch.oneOf.isEmpty || !branch.anyOf.isEmpty
    guard isObject, !schema.properties.isEmpty || !saysMore else {
      return distinct(
        value(for: branch, from: known, at: place.inBranch()), branch, of: schema, isMadeUp: known == nil, at: place)
    }
    // The schema has properties of its own; the branch adds to them, or only says which are required.
    let own = object(for: schema, from: known, at: place, alsoRequired: branch.required)
    if !saysMore { return own }
    return value(for: branch, from: known.map { own.filled(from: $0) } ?? own, at: place.inBranch())
  }

  private func isAmbiguous(_ value: JSONValue, _ schema: Schema) -> Bool {
    schema.oneOf.count > 1 && schema.oneOf.count { $0.validate(value, direction: direction).isEmpty } > 1
  }

  /// `value` made to fit no other branch than its own: by optional properties of that branch, or, where nothing is known
  /// of it, by being of another branch.
  private func distinct(
    _ value: JSONValue, _ branch: Schema, of schema: Schema, isMadeUp: Bool, at place: Place
  ) -> JSONValue {
    guard purpose == .response, isAmbiguous(value, schema) else { return value }
    var value = value
    let others = schema.oneOf.filter { $0 != branch }
    let shared = others.map { Set($0.properties.map(\.name)) }
    for property in branch.properties where value[property.name] == nil && !property.schema.isWriteOnly {
      guard !shared.allSatisfy({ $0.contains(property.name) }) else { continue }
      value[property.name] = self.value(for: property.schema, from: nil, at: place.inside(property.name))
      if !isAmbiguous(value, schema) { return value }
    }
    guard isMadeUp else { return value }
    for other in others {
      let alternative = self.value(for: other, from: nil, at: place.inBranch())
      if !isAmbiguous(alternative, schema) { return alternative }
    }
    return value
  }

  /// The branch that `known` means, or the first.
  private func branch(among alternatives: [Schema], of schema: Schema, from known: inout JSONValue?) -> Schema {
    if let discriminator = schema.discriminator {
      if let value = known?[discriminator.propertyName]?.string, let branch = discriminator.schema(for: value) {
        return branch
      }
      if known?.object != nil || known == nil, let first = discriminator.branches.first {
        var object = known ?? .emptyObject
        if known == nil || object[discriminator.propertyName] == nil {
          let best = known == nil ? nil : bestBranch(among: alternatives, for: object)
          let chosen = discriminator.branches.first { $0.schema == best } ?? first
          object[discriminator.propertyName] = .string(chosen.value)
          known = object
          return chosen.schema
        }
      }
    }
    guard let value = known else {
      return alternatives.first { $0.type != .null } ?? alternatives[0]
    }
    return bestBranch(among: alternatives, for: value) ?? alternatives[0]
  }

  /// The branch with the least against `value`; what is only missing counts little.
  private func bestBranch(among alternatives: [Schema], for value: JSONValue) -> Schema? {
    var best: (cost: Int, schema: Schema)?
    for branch in alternatives {
      let violations = KonnectRules.violations(of: value, against: branch, direction: direction)
      if violations.isEmpty { return branch }
      let cost = violations.reduce(0) { $0 + ($1.keyword == "required" ? 1 : 10) }
      if cost < best?.cost ?? .max { best = (cost, branch) }
    }
    return best?.schema
  }

  /// What can be said without going deeper.
  private func emptyValue(of schema: Schema) -> JSONValue {
    if schema.isNullable { return .null }
    switch schema.type {
    case .array: return []
    case .string: return ""
    case .boolean: return false
    case .integer, .number: return 0
    default: return .emptyObject
    }
  }
}

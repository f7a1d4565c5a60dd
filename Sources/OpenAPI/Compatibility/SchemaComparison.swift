public import JSON

/// Two versions of a schema → what is different for who sends or reads such values.
///
/// Alternatives (`oneOf`, `anyOf`) are taken together by the path of a field: a field is there as long as one of them
/// declares it. Whether a given value still fits is for `Schema.validate` to say.
public struct SchemaComparison: Sendable {
  /// Which way the values travel.
  public enum Direction: Sendable, Hashable {
    /// From client to server: what asks for more matters.
    case request
    /// From server to client: what promises less matters.
    case response
  }

  /// So many pairs of schemas are compared.
  private static let maximumPairs = 20_000
  /// Deeper fields are not compared.
  private static let maximumDepth = 64

  /// The older schema.
  public let old: Schema
  /// The newer schema.
  public let new: Schema
  /// Which way the values travel.
  public let direction: Direction

  /// A comparison of two versions of a schema.
  public init(old: Schema, new: Schema, direction: Direction) {
    self.old = old
    self.new = new
    self.direction = direction
  }

  private struct Pair {
    var old: SchemaView
    var new: SchemaView

    /// What tells it from others.
    var key: [[Schema]] { [old.roots, new.roots] }

    /// Whether some value may be of both.
    var isOfAKind: Bool {
      let (own, its) = (old.types, new.types)
      return own.isEmpty || its.isEmpty || !own.isDisjoint(with: its)
        || own.union(its).isSubset(of: [.integer, .number])
    }
  }

  /// All differences, a schema that is used in several places (or in itself) told of at the first of them.
  public var changes: [SchemaChange] {
    var changes: [SchemaChange] = []
    var seen: Set<[[Schema]]> = []
    var queue = [(pair: Pair(old: SchemaView([old]), new: SchemaView([new])), place: JSONPointer.root)]
    var next = 0
    while next < queue.count, seen.count < Self.maximumPairs {
      let (pair, place) = queue[next]
      next += 1
      guard seen.insert(pair.key).inserted, place.tokens.count < Self.maximumDepth else { continue }
      changes += difference(pair.old, pair.new).map { SchemaChange(place, $0) }
      let renames = Self.renames(pair.old, pair.new)
      changes += newlyRequired(pair.old, pair.new, renames).map { SchemaChange(place.appending($0), .required) }
      guard pair.isOfAKind, !pair.new.isOpaque else { continue }
      for token in pair.old.tokens {
        guard let old = pair.old.part(token), isVisible(old) else { continue }
        let place = place.appending(token)
        let name = pair.new.part(token) == nil ? renames[token] : token
        if name != token { changes.append(SchemaChange(place, .removed(renamedTo: name))) }
        guard let name, let new = pair.new.part(name) else { continue }
        changes += memberDifference(token, pair, renamed: name, old, new).map { SchemaChange(place, $0) }
        queue.append((Pair(old: old, new: new), place))
      }
    }
    return changes
  }

  /// The differences that concern a value at `field`: of the value itself and of what leads to it, the outermost first.
  ///
  /// What the older schema did not declare has none. A change of something around the value has that thing's place.
  public func changes(at field: JSONPointer) -> [SchemaChange] {
    var changes: [SchemaChange] = []
    var place = JSONPointer.root
    var pair = Pair(old: SchemaView([old]), new: SchemaView([new]))
    for token in field.tokens.prefix(Self.maximumDepth) {
      // Of what is of another kind altogether no part is left.
      guard pair.isOfAKind else { break }
      guard let old = pair.old.part(token), isVisible(old), !pair.new.isOpaque else { return changes }
      place = place.appending(token)
      let name = pair.new.part(token) == nil ? Self.renames(pair.old, pair.new)[token] : token
      if name != token { changes.append(SchemaChange(place, .removed(renamedTo: name))) }
      guard let name, let new = pair.new.part(name) else { return changes }
      changes += memberDifference(token, pair, renamed: name, old, new).map { SchemaChange(place, $0) }
      pair = Pair(old: old, new: new)
    }
    return changes + difference(pair.old, pair.new).map { SchemaChange(place, $0) }
  }

  // MARK: One level

  /// Whether a value of this direction can have the field at all.
  private func isVisible(_ view: SchemaView) -> Bool {
    direction == .request ? !view.isReadOnly : !view.isWriteOnly
  }

  private func newlyRequired(_ old: SchemaView, _ new: SchemaView, _ renames: [String: String]) -> [String] {
    guard direction == .request else { return [] }
    let known = old.required
    let required = new.required.subtracting(known).subtracting(known.compactMap { renames[$0] })
    return new.names.filter { required.contains($0) && new.part($0)?.isReadOnly != true }
      + required.subtracting(new.names).sorted()
  }

  /// What is said of a member beside its schema.
  private func memberDifference(
    _ name: String, _ pair: Pair, renamed: String, _ old: SchemaView, _ new: SchemaView
  ) -> [ContractChange] {
    var changes: [ContractChange] = []
    if direction == .response, name == renamed, pair.old.required.contains(name), !pair.new.required.contains(name) {
      changes.append(.optional)
    }
    if direction == .request, new.isReadOnly { changes.append(.readOnly) }
    if direction == .response, new.isWriteOnly { changes.append(.writeOnly) }
    if new.isDeprecated, !old.isDeprecated { changes.append(.deprecated) }
    return changes
  }

  /// What is said of the value itself.
  private func difference(_ old: SchemaView, _ new: SchemaView) -> [ContractChange] {
    var changes: [ContractChange] = []
    let (wide, narrow) = direction == .request ? (new, old) : (old, new)
    if !Self.covers(wide.types, narrow.types) { changes.append(.type(from: Self.sorted(old), to: Self.sorted(new))) }
    if let kept = new.values {
      let removed = (old.values ?? []).filter { !kept.contains($0) }
      if !removed.isEmpty || (old.values == nil && direction == .request) {
        changes.append(.valuesRemoved(removed, kept: kept))
      }
    }
    switch direction {
    case .request:
      if old.isNullable, !new.isNullable, !new.types.isEmpty { changes.append(.notNullable) }
      let limits = Dictionary(old.constraints.map { ($0.keyword, $0.value) }) { first, _ in first }
      for limit in new.constraints where old.roots.count == 1 && limit.isTighter(than: limits[limit.keyword]) {
        changes.append(.constraint(keyword: limit.keyword, from: limits[limit.keyword], to: limit.value))
      }
    case .response:
      if new.isNullable, !old.isNullable { changes.append(.nullable) }
    }
    return changes
  }

  /// Whether a value of the types `narrow` is always one of `wide`; of nothing said nothing is known.
  private static func covers(_ wide: Set<JSONType>, _ narrow: Set<JSONType>) -> Bool {
    guard !wide.isEmpty, !narrow.isEmpty else { return true }
    return narrow.allSatisfy { wide.contains($0) || ($0 == .integer && wide.contains(.number)) }
  }

  private static func sorted(_ view: SchemaView) -> [JSONType] {
    let types = view.types
    return JSONType.allCases.filter(types.contains)
  }

  private static func renames(_ old: SchemaView, _ new: SchemaView) -> [String: String] {
    let names = (old: old.names, new: new.names)
    let known = (old: Set(names.old), new: Set(names.new))
    let removed = names.old.filter { !known.new.contains($0) }
    return RenameFinder.renames(removed: removed, added: names.new.filter { !known.old.contains($0) }) {
      old.part($0)?.types == new.part($1)?.types
    }
  }
}

import JSON
import OpenAPI

extension ValueBuilder {
  // MARK: Objects

  func object(for schema: Schema, from known: JSONValue?, at place: Place, alsoRequired: [String]) -> JSONValue {
    let known = completed(known?.object == nil ? nil : known, for: schema, at: place)
    var result = JSONValue.emptyObject
    let properties = schema.properties
    for property in properties {
      let inner = place.inside(property.name)
      let isRequired = property.isRequired || alsoRequired.contains(property.name)
      let given = hoistedValue(of: property.name, at: place) ?? known?[property.name]
      guard includes(property, given: given, isRequired: isRequired, at: place) else { continue }
      if given == nil, let fact = fact(for: property, at: inner) {
        result[property.name] = fact
      } else if given == nil, property.schema.isNullable, purpose == .response, property.schema.default == nil {
        result[property.name] = .null
      } else {
        result[property.name] = value(for: property.schema, from: given, at: inner)
      }
    }
    let declared = Set(properties.map(\.name))
    let additional = schema.additionalProperties
    if additional?.boolean != false {
      for (name, value) in known?.object ?? [:] where !declared.contains(name) {
        result[name] = value
        if let additional, additional.boolean == nil {
          result[name] = self.value(for: additional, from: value, at: place.inside(name))
        }
      }
    }
    for name in schema.required + alsoRequired where result[name] == nil && !declared.contains(name) {
      result[name] = additional.map { value(for: $0, from: nil, at: place.inside(name)) } ?? known?[name] ?? "mock"
    }
    var number = 0
    while (result.object?.count ?? 0) < min(schema.minProperties ?? 0, 100), number < 100 {
      number += 1
      let optional = properties.first { result[$0.name] == nil && !($0.schema.isReadOnly && purpose == .request) }
      let name = optional?.name ?? "mock-\(number)"
      let inner = optional?.schema ?? additional
      result[name] = inner.map { value(for: $0, from: nil, at: place.inside(name)) } ?? "mock"
    }
    return result
  }

  private func includes(_ property: Schema.Property, given: JSONValue?, isRequired: Bool, at place: Place) -> Bool {
    switch purpose {
    case .request:
      return (isRequired || given != nil) && !property.schema.isReadOnly
    case .response:
      if property.schema.isWriteOnly { return false }
      if given != nil || isRequired { return true }
      guard place.depth < 12 else { return false }
      if property.schema.default != nil { return true }
      let isFact = place.depth == 0 && ["id", "created_at", "updated_at"].contains(property.name)
      return isFact || (property.schema.isReadOnly && !hasNotHappened(property.name) && place.depth < 4)
    }
  }

  /// Things that exist have not been deleted, and what has yet to be published holds from no moment on.
  private func hasNotHappened(_ name: String) -> Bool {
    [
      "deleted_at", "archived_at", "revoked_at", "expires_at", "effective_from", "effective_to", "error", "errors",
    ].contains(EnglishNoun.snake(name))
  }

  /// What others show of a thing as it is called now.
  private static let namesOfThings: Set<String> = ["name", "display_name", "username"]

  private func hoistedValue(of name: String, at place: Place) -> JSONValue? {
    place.depth == 1 ? hoisted[name] : nil
  }

  /// A reference by id with what its target says of itself.
  private func completed(_ known: JSONValue?, for schema: Schema, at place: Place) -> JSONValue? {
    guard purpose == .response, place.depth > 0, var object = known, let id = object["id"]?.string,
      case let properties = schema.properties, properties.count > 1, let target = resource(id)
    else { return known }
    for property in properties where object[property.name] == nil || Self.namesOfThings.contains(property.name) {
      if let value = target[property.name] { object[property.name] = value }
    }
    return object
  }

  /// What is certain of a property of the thing itself: when it was created, and how far it has come.
  private func fact(for property: Schema.Property, at place: Place) -> JSONValue? {
    guard purpose == .response else { return nil }
    let moment: Timestamp
    switch EnglishNoun.snake(property.name) {
    case "created_at": moment = subject.createdAt
    case "updated_at": moment = subject.updatedAt
    case "id" where property.schema.type == .string && property.schema.format == nil && property.schema.pattern == nil:
      var random = SeededRandom(seed: place.seed)
      return .string(random.uuid())
    default: return nil
    }
    switch property.schema.type {
    case .integer, .number: return .number(JSONNumber(moment.seconds))
    case .string: return .string(property.schema.format == "date" ? moment.date : moment.dateTime)
    default: return nil
    }
  }

  // MARK: Arrays

  func array(for schema: Schema, from known: JSONValue?, at place: Place) -> JSONValue {
    let prefix = schema.prefixItems
    let items = schema.items
    func item(_ index: Int, _ known: JSONValue?) -> JSONValue {
      let own = index < prefix.count ? prefix[index] : items
      return own.map { value(for: $0, from: known, at: place.item(index)) } ?? known ?? .emptyObject
    }
    if let known = known?.array {
      var result = known.enumerated().map { item($0.offset, $0.element) }
      while result.count < min(schema.minItems ?? 0, 100) { result.append(item(result.count, nil)) }
      return .array(result)
    }
    if known == nil, let value = schema.default, case .array = value, purpose == .response { return value }
    let count = min(max(schema.minItems ?? 0, prefix.count), 100)
    return .array((0..<count).map { item($0, nil) })
  }
}

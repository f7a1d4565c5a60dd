import JSON

/// What addresses and anchors name: the `$id`, `$anchor` and `$dynamicAnchor` of all sources.
struct SchemaResources: Sendable {
  /// What an anchor names.
  struct Anchor: Sendable {
    var location: SchemaLocation
    var isDynamic: Bool
  }

  private var locations: [String: SchemaLocation] = [:]
  private var anchors: [String: [String: Anchor]] = [:]
  private var numbers: [String: Int] = [:]
  private var addresses: [String] = []

  mutating func add(_ address: String, at location: SchemaLocation) {
    if locations[address] == nil { locations[address] = location }
  }

  func location(of address: String) -> SchemaLocation? { locations[address] }

  func anchor(_ name: String, in address: String) -> Anchor? { anchors[address]?[name] }

  /// A number for an address, always the same.
  mutating func number(of address: String) -> Int {
    if let number = numbers[address] { return number }
    numbers[address] = addresses.count
    addresses.append(address)
    return addresses.count - 1
  }

  func address(of number: Int) -> String { addresses[number] }

  // MARK: Looking through a source

  private static let single = [
    "not", "if", "then", "else", "items", "contains", "additionalProperties", "propertyNames", "unevaluatedItems",
    "unevaluatedProperties", "contentSchema",
  ]
  private static let lists = ["allOf", "anyOf", "oneOf", "prefixItems"]
  private static let maps = ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"]

  /// Collects the addresses and anchors of a schema, or of the component schemas of an OpenAPI document.
  mutating func scan(_ root: JSONValue, source: Int, base: String) {
    if root["openapi"] != nil {
      for (name, schema) in root["components"]?["schemas"]?.object ?? [:] {
        let pointer = JSONPointer(["components", "schemas", name])
        scan(schema: schema, at: SchemaLocation(source: source, pointer: pointer), base: base, depth: 0)
      }
    } else {
      scan(schema: root, at: SchemaLocation(source: source, pointer: .root), base: base, depth: 0)
    }
  }

  private mutating func scan(schema: JSONValue, at location: SchemaLocation, base: String, depth: Int) {
    guard case .object = schema, depth < JSONParser.maximumDepth else { return }
    var base = base
    if let id = schema["$id"]?.string {
      base = URIReference(id).resolved(against: base).address
      add(base, at: location)
    }
    if let name = schema["$anchor"]?.string {
      anchors[base, default: [:]][name] = Anchor(location: location, isDynamic: false)
    }
    if let name = schema["$dynamicAnchor"]?.string {
      anchors[base, default: [:]][name] = Anchor(location: location, isDynamic: true)
    }
    for keyword in Self.single {
      if let child = schema[keyword] {
        scan(schema: child, at: location.appending(keyword), base: base, depth: depth + 1)
      }
    }
    for keyword in Self.lists {
      for (index, child) in (schema[keyword]?.array ?? []).enumerated() {
        scan(schema: child, at: location.appending(keyword, String(index)), base: base, depth: depth + 1)
      }
    }
    for keyword in Self.maps {
      for (name, child) in schema[keyword]?.object ?? [:] {
        scan(schema: child, at: location.appending(keyword, name), base: base, depth: depth + 1)
      }
    }
  }
}

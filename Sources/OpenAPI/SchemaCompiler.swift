import JSON

/// One schema as JSON → what its keywords say; its subschemas are given numbers and left for later.
struct SchemaCompiler {
  let location: SchemaLocation
  /// The address that references start from.
  let base: String

  /// Compiles `raw`; nil, for a reference to nothing, lets everything pass.
  mutating func compile(_ raw: JSONValue?, in store: inout SchemaStore) -> SchemaKeywords {
    var keywords = SchemaKeywords()
    guard let raw else {
      keywords.boolean = true
      return keywords
    }
    if let boolean = raw.bool {
      keywords.boolean = boolean
      return keywords
    }
    guard case .object = raw else {
      report(nil, "a schema must be an object, not \(raw.typeName)", in: &store)
      keywords.boolean = true
      return keywords
    }
    general(raw, &keywords, &store)
    numbers(raw, &keywords.numbers, &store)
    strings(raw, &keywords.strings, &store)
    arrays(raw, &keywords.arrays, &store)
    objects(raw, &keywords.objects, &store)
    composition(raw, &keywords, &store)
    return keywords
  }

  // MARK: Keywords

  private func general(_ raw: JSONValue, _ keywords: inout SchemaKeywords, _ store: inout SchemaStore) {
    if let type = raw["type"] {
      let names = type.array ?? [type]
      let types = names.compactMap { $0.string.flatMap(JSONType.init) }
      // YAML has `type: null` for the type as often as for nothing.
      if types.count == names.count {
        keywords.types = Set(types)
      } else if type.isNull {
        keywords.types = [.null]
      } else {
        report("type", "\(type) is no type", in: &store)
      }
    }
    keywords.isNullable = store.dialect == .openAPI30 && raw["nullable"]?.bool == true
    if let values = raw["enum"] {
      keywords.enumeration = values.array
      if values.array == nil { report("enum", "enum must be a list", in: &store) }
    }
    if store.dialect == .draft202012 { keywords.constant = raw["const"] }
    keywords.format = raw["format"]?.string
    keywords.isReadOnly = raw["readOnly"]?.bool == true
    keywords.isWriteOnly = raw["writeOnly"]?.bool == true
  }

  private func numbers(_ raw: JSONValue, _ numbers: inout SchemaKeywords.Numbers, _ store: inout SchemaStore) {
    numbers.minimum = number("minimum", raw, &store)
    numbers.maximum = number("maximum", raw, &store)
    numbers.multipleOf = number("multipleOf", raw, &store)
    if let step = numbers.multipleOf, step.double <= 0 {
      report("multipleOf", "multipleOf must be greater than 0", in: &store)
      numbers.multipleOf = nil
    }
    if store.dialect == .openAPI30 {
      if raw["exclusiveMinimum"]?.bool == true {
        (numbers.exclusiveMinimum, numbers.minimum) = (numbers.minimum, nil)
      }
      if raw["exclusiveMaximum"]?.bool == true {
        (numbers.exclusiveMaximum, numbers.maximum) = (numbers.maximum, nil)
      }
    }
    // Documents of 3.0 write the number here too; nothing else can be meant.
    if raw["exclusiveMinimum"]?.bool == nil {
      numbers.exclusiveMinimum = number("exclusiveMinimum", raw, &store)
    }
    if raw["exclusiveMaximum"]?.bool == nil {
      numbers.exclusiveMaximum = number("exclusiveMaximum", raw, &store)
    }
  }

  private func strings(_ raw: JSONValue, _ strings: inout SchemaKeywords.Strings, _ store: inout SchemaStore) {
    strings.minLength = count("minLength", raw, &store)
    strings.maxLength = count("maxLength", raw, &store)
    guard let pattern = raw["pattern"] else { return }
    strings.pattern = pattern.string
    if pattern.string == nil { report("pattern", "pattern must be a string", in: &store) }
  }

  private func arrays(_ raw: JSONValue, _ arrays: inout SchemaKeywords.Arrays, _ store: inout SchemaStore) {
    if store.dialect == .openAPI30, raw["items"]?.array != nil {
      arrays.prefixItems = children("items", raw, &store)
      arrays.items = child("additionalItems", raw, &store)
    } else {
      arrays.items = child("items", raw, &store)
    }
    arrays.minItems = count("minItems", raw, &store)
    arrays.maxItems = count("maxItems", raw, &store)
    arrays.uniqueItems = raw["uniqueItems"]?.bool == true
    guard store.dialect == .draft202012 else { return }
    arrays.prefixItems = children("prefixItems", raw, &store)
    arrays.contains = child("contains", raw, &store)
    arrays.minContains = count("minContains", raw, &store)
    arrays.maxContains = count("maxContains", raw, &store)
    arrays.unevaluated = child("unevaluatedItems", raw, &store)
  }

  private func objects(_ raw: JSONValue, _ objects: inout SchemaKeywords.Objects, _ store: inout SchemaStore) {
    objects.properties = members("properties", raw, &store)
    for (name, index) in objects.properties { objects.indexOfProperty[name] = index }
    objects.patternProperties = members("patternProperties", raw, &store).map { (ECMAPattern($0.name), $0.index) }
    objects.additional = child("additionalProperties", raw, &store)
    if let required = raw["required"] {
      // Older documents mark a property itself as required by a Boolean, which says nothing here.
      objects.required = names(required)
      if required.array == nil, required.bool == nil { report("required", "required must be a list", in: &store) }
    }
    objects.minProperties = count("minProperties", raw, &store)
    objects.maxProperties = count("maxProperties", raw, &store)
    if store.dialect == .draft202012 {
      objects.propertyNames = child("propertyNames", raw, &store)
      objects.unevaluated = child("unevaluatedProperties", raw, &store)
      objects.dependentSchemas = members("dependentSchemas", raw, &store)
      objects.dependentRequired = (raw["dependentRequired"]?.object ?? [:]).map { ($0.key, names($0.value)) }
    } else if let dependencies = raw["dependencies"]?.object {
      for (name, value) in dependencies {
        if value.array != nil {
          objects.dependentRequired.append((name, names(value)))
        } else {
          objects.dependentSchemas.append((name, index(["dependencies", name], value, &store)))
        }
      }
    }
  }

  // MARK: Reading

  private func names(_ value: JSONValue) -> [String] { (value.array ?? []).compactMap(\.string) }

  private func number(_ keyword: String, _ raw: JSONValue, _ store: inout SchemaStore) -> JSONNumber? {
    guard let value = raw[keyword] else { return nil }
    if value.number == nil { report(keyword, "\(keyword) must be a number", in: &store) }
    return value.number
  }

  private func count(_ keyword: String, _ raw: JSONValue, _ store: inout SchemaStore) -> Int? {
    guard let number = number(keyword, raw, &store) else { return nil }
    guard number.isInteger, number.double >= 0 else {
      report(keyword, "\(keyword) must be a whole number from 0", in: &store)
      return nil
    }
    return number.int ?? .max
  }

  func child(_ keyword: String, _ raw: JSONValue, _ store: inout SchemaStore) -> Int? {
    raw[keyword].map { index([keyword], $0, &store) }
  }

  func children(_ keyword: String, _ raw: JSONValue, _ store: inout SchemaStore) -> [Int]? {
    guard let value = raw[keyword] else { return nil }
    guard let values = value.array else {
      report(keyword, "\(keyword) must be a list", in: &store)
      return nil
    }
    return values.enumerated().map { index([keyword, String($0.offset)], $0.element, &store) }
  }

  private func members(
    _ keyword: String, _ raw: JSONValue, _ store: inout SchemaStore
  ) -> [(name: String, index: Int)] {
    guard let value = raw[keyword] else { return [] }
    guard let members = value.object else {
      report(keyword, "\(keyword) must be an object", in: &store)
      return []
    }
    return members.map { ($0.key, index([keyword, $0.key], $0.value, &store)) }
  }

  private func index(_ tokens: [String], _ raw: JSONValue, _ store: inout SchemaStore) -> Int {
    let place = location.appending(JSONPointer(tokens))
    var base = base
    if store.dialect == .draft202012, let id = raw["$id"]?.string {
      base = URIReference(id).resolved(against: base).address
    }
    return store.index(of: place, raw: raw, base: base)
  }

  func report(_ keyword: String?, _ message: String, in store: inout SchemaStore) {
    let place = keyword.map { location.appending($0) } ?? location
    store.report(SchemaProblem(kind: .keyword, location: place, message: message))
  }
}

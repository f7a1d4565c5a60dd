import JSON

extension SchemaCompiler {
  /// Reads the keywords that apply other schemas to the same value.
  func composition(_ raw: JSONValue, _ keywords: inout SchemaKeywords, _ store: inout SchemaStore) {
    keywords.allOf = children("allOf", raw, &store)
    keywords.anyOf = children("anyOf", raw, &store)
    keywords.oneOf = children("oneOf", raw, &store)
    keywords.not = child("not", raw, &store)
    if store.dialect == .draft202012 {
      keywords.reference = raw["$ref"]?.string.map { target(of: $0, "$ref", &store) }
      if let reference = raw["$dynamicRef"]?.string {
        let index = target(of: reference, "$dynamicRef", &store)
        let anchor = store.isDynamic(reference, base: base) ? URIReference(reference).fragment : nil
        keywords.dynamicReference = .init(index: index, anchor: anchor)
      }
      if let test = child("if", raw, &store) {
        keywords.condition = .init(
          test: test, then: child("then", raw, &store), otherwise: child("else", raw, &store))
      }
    }
    if let written = raw["discriminator"] { discriminator(written, raw, &keywords, &store) }
  }

  private func target(of reference: String, _ keyword: String, _ store: inout SchemaStore) -> Int {
    if let place = store.resolve(reference, base: base) { return store.index(of: place) }
    store.report(
      SchemaProblem(
        kind: .reference, location: location.appending(keyword), message: "\"\(reference)\" names nothing"))
    // A place of its own, where nothing stands: everything passes.
    return store.index(of: location.appending(keyword, "?"), raw: nil, base: base)
  }

  private func discriminator(
    _ written: JSONValue, _ raw: JSONValue, _ keywords: inout SchemaKeywords, _ store: inout SchemaStore
  ) {
    guard let property = written["propertyName"]?.string else {
      report("discriminator", "discriminator must have a propertyName", in: &store)
      return
    }
    var branches: [SchemaKeywords.Discriminator.Branch] = []
    for (value, target) in written["mapping"]?.object ?? [:] {
      guard let name = target.string else { continue }
      // A mapping names a component or is a reference.
      let place =
        store.resolve("#/components/schemas/" + Self.escaped(name), base: base) ?? store.resolve(name, base: base)
      if let place {
        branches.append(.init(value: value, index: store.index(of: place), isMapped: true))
      } else {
        store.report(
          SchemaProblem(
            kind: .reference, location: location.appending("discriminator", "mapping", value),
            message: "\"\(name)\" names nothing"))
      }
    }
    // The name of a component is its value where no mapping says otherwise.
    let mapped = Set(branches.map(\.index))
    for alternative in raw["oneOf"]?.array ?? raw["anyOf"]?.array ?? [] {
      guard let reference = alternative["$ref"]?.string, let name = reference.split(separator: "/").last,
        let place = store.resolve(reference, base: base)
      else { continue }
      let index = store.index(of: place)
      if !mapped.contains(index) { branches.append(.init(value: String(name), index: index, isMapped: false)) }
    }
    keywords.discriminator = .init(propertyName: property, branches: branches)
  }

  private static func escaped(_ name: String) -> String {
    name.replacing("~", with: "~0").replacing("/", with: "~1").replacing("%", with: "%25")
  }
}

public import JSON

extension Schema {
  /// Whether `fragment` can be found in a fitting value, at any depth; true where the schema leaves too much open to tell.
  ///
  /// An object can be a part of what declares all of its members; types and enumerations are compared, formats are not.
  ///
  /// - Parameter isStandIn: Whether a string stands for any other.
  public func canContain(_ fragment: JSONValue, isStandIn: (String) -> Bool) -> Bool {
    let (parts, isOpen) = self.parts
    return isOpen || parts.contains { $0.canBe(fragment, isStandIn: isStandIn) }
  }

  /// The member of `fragment` whose name is nearly one that a declared part has, where that part would hold it; nil where
  /// a declared part holds the fragment as it is, or none would.
  ///
  /// Of use where `canContain` cannot tell: an open part, such as a map of labels, may hold whatever is written.
  public func misspelledMember(
    of fragment: JSONValue, isStandIn: (String) -> Bool
  ) -> (name: String, nearest: String)? {
    guard case .object(let members) = fragment else { return nil }
    let declared = parts.schemas.filter { !$0.field(at: Self.anyName).canExist }
    guard !declared.contains(where: { $0.canBe(fragment, isStandIn: isStandIn) }) else { return nil }
    let unknown = members.keys.filter { name in
      !declared.contains { $0.field(at: JSONPointer([name])).canExist }
    }
    for part in declared {
      for name in unknown {
        let candidates = part.field(at: JSONPointer([name])).candidates
        guard let nearest = NearestName.of(name, among: candidates) else { continue }
        let mended = JSONObject(members.map { ($0.key == name ? nearest : $0.key, $0.value) })
        if part.canBe(.object(mended), isStandIn: isStandIn) { return (name, nearest) }
      }
    }
    return nil
  }

  /// Whether a part of a value that fits can look like `fragment`, members and items left out.
  private func canBe(_ fragment: JSONValue, isStandIn: (String) -> Bool) -> Bool {
    let nodes = graph.alternatives(of: [index])
    switch fragment {
    case .object(let members):
      return members.allSatisfy { name, value in
        let lookup = field(at: JSONPointer([name]))
        return lookup.isOpen || lookup.schemas.contains { $0.canBe(value, isStandIn: isStandIn) }
      }
    case .array(let items):
      let lookup = field(at: JSONPointer(["-"]))
      return lookup.isOpen
        || items.allSatisfy { item in lookup.schemas.contains { $0.canBe(item, isStandIn: isStandIn) } }
    case .null: return true
    case .string(let text) where isStandIn(text): return true
    case .string, .number, .bool:
      return nodes.contains { node in
        guard node.keywords.types?.contains(where: { $0.admits(fragment) }) ?? true else { return false }
        let isUnion = node.keywords.oneOf != nil || node.keywords.anyOf != nil || node.keywords.allOf != nil
        return !isUnion && node.keywords.enumeration?.contains(fragment) ?? true
      }
    }
  }

  /// All schemas that speak of some part of a value, and whether any of them leaves its content open.
  private var parts: (schemas: [Schema], isOpen: Bool) {
    var schemas: [Schema] = []
    var isOpen = false
    var seen: Set<Int> = []
    var stack = [index]
    while let index = stack.popLast() {
      guard seen.insert(index).inserted else { continue }
      guard schemas.count < 5000 else { return (schemas, true) }
      let schema = Schema(graph: graph, index: index)
      let keywords = schema.node.keywords
      isOpen = isOpen || schema.field(at: Self.anyName).isOpen
      schemas.append(schema)
      stack += schema.node.children.filter { $0 != keywords.not && $0 != keywords.objects.propertyNames }
    }
    return (schemas, isOpen)
  }

  /// A member that no schema declares.
  private static let anyName = JSONPointer(["\u{0}"])
}

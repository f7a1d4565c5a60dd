import JSON

/// Goes through a whole document for references that lead nowhere, whether an operation uses them or not.
struct ReferenceScan {
  /// A reference that leads nowhere.
  struct Fault {
    /// Where it is written: the object with the `$ref`.
    var location: SchemaLocation
    /// What is written.
    var reference: String
    /// Whether it leads back to itself.
    var isCircular: Bool
  }

  private let graph: SchemaGraph
  /// Objects whose references were told already.
  private var told: Set<SchemaLocation>
  /// Objects whose references have been followed to their end, with nothing to tell of those that lead to them.
  private var followed: Set<SchemaLocation> = []
  private(set) var faults: [Fault] = []

  /// Keywords whose values are data, in which `$ref` means nothing.
  private static let dataKeywords: Set = ["example", "examples", "default", "enum", "const"]
  /// Keywords whose members are names, any of which may be one of the above.
  private static let nameKeywords: Set = [
    "properties", "patternProperties", "$defs", "definitions", "schemas", "responses", "parameters", "requestBodies",
  ]

  /// Scans `raw`, the root of `graph`, without telling of the objects in `told`.
  init(_ raw: JSONValue, graph: SchemaGraph, told: Set<SchemaLocation>) {
    self.graph = graph
    self.told = told
    scan(raw, at: SchemaLocation(source: 0, pointer: .root), areNames: false)
  }

  private mutating func scan(_ value: JSONValue, at location: SchemaLocation, areNames: Bool) {
    switch value {
    case .array(let values):
      for (index, value) in values.enumerated() {
        scan(value, at: location.appending(String(index)), areNames: false)
      }
    case .object(let members):
      if !areNames, let reference = members["$ref"]?.string { check(reference, at: location) }
      for (key, value) in members where areNames || !(Self.dataKeywords.contains(key) || key.hasPrefix("x-")) {
        scan(value, at: location.appending(key), areNames: !areNames && Self.nameKeywords.contains(key))
      }
    case .null, .bool, .number, .string: break
    }
  }

  private mutating func check(_ reference: String, at location: SchemaLocation) {
    guard !told.contains(location) else { return }
    guard var target = graph.target(of: reference, from: location) else {
      faults.append(Fault(location: location, reference: reference, isCircular: false))
      return
    }
    var passed: Set = [location]
    while !followed.contains(target.location), let next = target.value["$ref"]?.string {
      guard passed.insert(target.location).inserted else {
        // A loop is told once, not at each of its members.
        if told.isDisjoint(with: passed) {
          faults.append(Fault(location: location, reference: reference, isCircular: true))
        }
        told.formUnion(passed)
        return
      }
      guard let further = graph.target(of: next, from: target.location) else {
        // One that leads nowhere is told where it stands; of another file, where that is referred to.
        if target.location.source != 0 {
          faults.append(Fault(location: location, reference: next, isCircular: false))
          return
        }
        break
      }
      target = further
    }
    followed.formUnion(passed)
  }
}

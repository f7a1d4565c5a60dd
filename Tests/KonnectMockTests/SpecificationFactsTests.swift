import Foundation
import JSON
import TestSupport
import Testing

@Suite struct SpecificationFactsTests {
  /// A built-in file and the real one that holds its facts.
  struct Pair: CustomTestStringConvertible {
    let name: String
    let original: String
    /// How many operations the built-in file has, so that none gets lost unseen.
    let operationCount: Int

    var testDescription: String { name }

    func ours() throws -> SpecificationFile { try .builtIn(name) }
    func theirs() throws -> SpecificationFile {
      try SpecificationFile(
        contentsOf: SharedData.url("konnect-docs/api-specs/konnect/\(original)/openapi.yaml"))
    }
  }

  static let pairs = [
    Pair(name: "cloud-gateways.yaml", original: "cloud-gateways/v2", operationCount: 32),
    Pair(name: "control-planes.yaml", original: "control-planes/v2", operationCount: 11),
    Pair(name: "control-planes-config.yaml", original: "control-planes-config/v2", operationCount: 134),
    Pair(name: "event-gateway.yaml", original: "event-gateway/v1", operationCount: 80),
    Pair(name: "identity.yaml", original: "identity/v3", operationCount: 1),
  ]

  // MARK: By itself

  @Test(arguments: pairs)
  func isWhole(_ pair: Pair) throws {
    let file = try pair.ours()
    let operations = file.operations
    #expect(operations.count == pair.operationCount)
    let ids = operations.compactMap { $0.members["operationId"]?.string }
    #expect(Set(ids).count == operations.count, "an operationId is absent or stands twice")

    file.root.walk { pointer, value in
      if value["$ref"]?.string != nil { #expect(file.resolve(value) != nil, "\(pointer) leads nowhere") }
    }
    for operation in operations {
      let declared = operation.parameters.filter { $0["in"] == "path" }.compactMap { $0["name"]?.string }
      let used = operation.path.matches(of: /\{([^}]+)\}/).map { String($0.output.1) }
      #expect(declared.sorted() == used.sorted(), "\(operation.name)")
      for (status, response) in operation.members.members(of: "responses") {
        #expect(file.resolve(response)?["description"]?.string != nil, "\(operation.name) \(status)")
      }
    }
  }

  @Test(arguments: pairs)
  func everyComponentIsUsed(_ pair: Pair) throws {
    let file = try pair.ours()
    var used: Set<String> = []
    file.root.walk { _, value in
      if let reference = value["$ref"]?.string { used.insert(reference) }
    }
    for kind in ["parameters", "responses", "schemas"] {
      for (name, _) in (file.root["components"] ?? [:]).members(of: kind) {
        #expect(used.contains("#/components/\(kind)/\(name)"), "\(kind)/\(name) is used nowhere")
      }
    }
  }

  // MARK: The comparison itself

  @Test func comparisonSeesEveryKindOfFact() throws {
    let ours = try SpecificationFile(
      """
      servers: [{ url: https://us.example/v1 }]
      paths:
        /things/{id}:
          parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
          get:
            operationId: get-thing
            parameters: [{ name: q, in: query, schema: { type: string, enum: [a] } }]
            responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
          delete: { operationId: delete-thing, responses: { '204': {} } }
      components:
        schemas:
          Thing:
            allOf:
              - { $ref: '#/components/schemas/Named' }
              - required: [id]
                properties:
                  id: { type: string, format: uuid, readOnly: true }
                  parent: { $ref: '#/components/schemas/Thing' }
                  sizes: { type: array, items: { type: integer } }
                  kind: { oneOf: [{ type: string }, { type: object, additionalProperties: false }] }
          Named: { properties: { name: { type: string, nullable: true } } }
      """)
    let theirs = try SpecificationFile(
      """
      servers: [{ url: https://eu.example/v1 }]
      paths:
        /things/{id}:
          get:
            operationId: read-thing
            parameters:
              - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
              - { name: q, in: query, required: true, schema: { type: string, enum: [a, b] } }
            responses:
              '200':
                content:
                  application/json:
                    schema:
                      required: [id, name]
                      properties:
                        id: { type: string, format: uuid }
                        name: { type: string }
                        parent: { type: object }
                        sizes: { type: array, items: { type: number } }
                        kind: { oneOf: [{ type: string }, { type: object }] }
                        age: { type: integer }
              '404': {}
      """)
    var comparison = OperationComparison(ours: ours, theirs: theirs)
    comparison.compare()
    let get = "get /things/{id}"
    #expect(
      Set(comparison.differences) == [
        #"servers is ["https://us.example/v1"], not ["https://eu.example/v1"]"#,
        "delete /things/{id}: the original has no such operation",
        #"\#(get): operationId is "get-thing", not "read-thing""#,
        #"\#(get): statuses is ["200"], not ["200", "404"]"#,
        "\(get): query parameter q required is false, not true",
        "\(get): query parameter q: enum is \"a\", not \"a\", \"b\"",
        "\(get): path parameter id: format is absent, not \"uuid\"",
        "\(get) 200: required is id, not id, name",
        "\(get) 200: properties is id, kind, name, parent, sizes, not age, id, kind, name, parent, sizes",
        "\(get) 200.id: flags is readOnly, not ",
        "\(get) 200.name: flags is nullable, not ",
        "\(get) 200.parent: type is absent, not \"object\"",
        "\(get) 200.parent: required is id, not ",
        "\(get) 200.parent: properties is id, kind, name, parent, sizes, not ",
        "\(get) 200.sizes[]: type is \"integer\", not \"number\"",
        "\(get) 200.kind<oneOf 1>.*: additionalProperties is false, not absent",
      ])
  }

  // MARK: Against the real files

  @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"), arguments: pairs)
  func factsAreThoseOfTheOriginal(_ pair: Pair) throws {
    var facts = OperationComparison(ours: try pair.ours(), theirs: try pair.theirs())
    facts.compare()
    for difference in facts.differences { Issue.record("\(difference)") }
  }

  @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"), arguments: pairs)
  func noSentenceIsTheOriginals(_ pair: Pair) throws {
    let (ours, theirs) = (try pair.ours(), try pair.theirs())
    var originals: Set<String> = []
    theirs.root.walk { pointer, value in
      if let text = Self.prose(pointer, value) { originals.insert(text.lowercased()) }
    }
    #expect(originals.count > 50, "the original holds prose to compare with")
    ours.root.walk { pointer, value in
      guard let text = Self.prose(pointer, value) else { return }
      let isCopied = originals.contains(text.lowercased())
      #expect(!isCopied, "\(pointer): \(text)")
    }
  }

  /// A description or summary of five words or more.
  private static func prose(_ pointer: JSONPointer, _ value: JSONValue) -> String? {
    guard let key = pointer.tokens.last, ["description", "summary"].contains(key), let text = value.string,
      text.split(separator: " ").count >= 5
    else { return nil }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

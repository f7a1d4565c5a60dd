import Foundation
import JSON
import Testing

/// The schema that editors have of scenarios, held against scenarios by a validator that is not ours.
@Suite(.enabled(if: JSONSchemaValidator.isPresent, "python3 with jsonschema is absent"))
struct ScenarioSchemaTests {
  private static func status(of yaml: String) throws -> Int32 {
    let schema = try String(
      contentsOf: RunbookProcess.root.appending(path: "docs/schemas/scenario.schema.json"), encoding: .utf8)
    let value = try YAMLDocument.parse(yaml).value
    return try JSONSchemaValidator.validate(schema, input: JSONSerializer().serialize(value))
  }

  @Test func ourScenariosFit() throws {
    let folder = RunbookProcess.root.appending(path: "runbooks")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let names = files.filter { $0.hasSuffix(".scenario.yaml") }
    #expect(!names.isEmpty)
    for name in names {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      #expect(try Self.status(of: text) == 0, "\(name)")
    }
  }

  @Test func theExampleOfTheDocumentationFits() throws {
    let text = try String(contentsOf: RunbookProcess.root.appending(path: "docs/scenarios.md"), encoding: .utf8)
    let example = try #require(text.components(separatedBy: "```yaml\n").dropFirst().first)
    let yaml = try #require(example.components(separatedBy: "```").first)
    #expect(try Self.status(of: yaml) == 0)
  }

  @Test(arguments: [
    "variable: {A: b}\n", "variables: [a]\n", "variables: {A: [1]}\n", "each: {A: []}\n",
    "each: {A: {b: c}}\n", "manual: {}\n", "manual: [{items: 1}]\n", "manual: [{heading: A, items: some}]\n",
    "manual: [{heading: A, request: []}]\n", "manual: [{heading: A, requests: [{method: GET}]}]\n",
    "wait: [{heading: A, requests: [{url: /x, query: y}]}]\n",
    "wait: [{heading: A, requests: [{url: /x, region: uk}]}]\n",
    "wait: [{heading: A, requests: [{url: /x, status_code: 2000}]}]\n",
    "wait: [{heading: A, requests: [{url: /x, capture: [{jq: .id}]}]}]\n",
    "wait: [{heading: A, requests: [{url: /x, capture: [{variable: A, path: .id}]}]}]\n", "expect: [{step: a/1}]\n",
    "expect: [{step: a/1, response: {}, status: 1}]\n",
  ])
  func whatTheProgramRefusesDoesNotFit(_ yaml: String) async throws {
    #expect(try Self.status(of: yaml) == 1)
    let folder = try ScratchFolder()
    try folder.write("# P\n\n## A\n\n1. Click.\n", to: "p.md")
    try folder.write(yaml, to: "p.scenario.yaml")
    let result = try await RunbookProcess.run("run", "p.md", in: folder.url)
    #expect(result.status == 2, "\(result.output)\(result.errors)")
  }
}

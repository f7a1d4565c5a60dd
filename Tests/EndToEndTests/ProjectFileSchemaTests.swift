import Foundation
import Testing

/// The schema that editors have of `.runbook.yaml`, held against examples by a validator that is not ours.
@Suite(.enabled(if: ForeignParser.hasJSONSchema && ForeignParser.hasYAML, "python3 with jsonschema and yaml is absent"))
struct ProjectFileSchemaTests {
  private static func findings(_ yaml: String) throws -> String {
    let folder = try ScratchFolder()
    try folder.write(yaml, to: "settings.yaml")
    return try ForeignParser.validate("settings.yaml", schema: "runbook.schema.json", in: folder.url)
  }

  @Test func theExamplesOfTheDocumentationFit() throws {
    let example = RunbookProcess.root.appending(path: "docs/examples/ci/.runbook.yaml")
    #expect(try Self.findings(String(contentsOf: example, encoding: .utf8)) == "")
    let text = try String(contentsOf: RunbookProcess.root.appending(path: "docs/scale.md"), encoding: .utf8)
    let examples = text.components(separatedBy: "```yaml\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }.filter { $0.contains("expected-failures") }
    #expect(!examples.isEmpty)
    for example in examples { #expect(try Self.findings(example) == "") }
  }

  @Test(arguments: [
    "sight: x\n", "target: http://h\n", "deployment: cloud\n", "jobs: 0\n", "jobs: 2.5\n", "strict: maybe\n",
    "manual: prompt\n", "tabs: [a]\n", "specs: {a: b}\n", "expected-failures: {}\n", "expected-failures: [a]\n",
    "expected-failures: [{page: a, reason: b, owner: c}]\n",
    "expected-failures: [{page: a, reason: b, owner: c, until: soon}]\n",
    "expected-failures: [{page: a, reason: b, owner: c, until: 2026-01-01, onwer: d}]\n", "- site\n",
  ])
  func whatTheProgramRefusesDoesNotFit(_ yaml: String) async throws {
    #expect(try Self.findings(yaml) != "")
    let folder = try ScratchFolder()
    try folder.write("# P\n\n1. Click.\n", to: "a")
    try folder.write("# P\n\n1. Click.\n", to: "p.md")
    try folder.write(yaml, to: ".runbook.yaml")
    let result = try await RunbookProcess.run("run", "p.md", in: folder.url)
    #expect(result.status == 2, "\(result.output)\(result.errors)")
  }
}

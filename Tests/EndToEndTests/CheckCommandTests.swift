import Foundation
import JSON
import OpenAPI
import TestSupport
import Testing

/// `check`: forms of its report, what it says of bad usage, includes.
@Suite struct CheckCommandTests {
  @Test func showsFindingsAndHasStatusOneForErrors() throws {
    let folder = try CheckFixture.folder()
    let result = try folder.run(["check", "page.md", "--specs", "api.yaml"])
    #expect(
      result.output == """
        page.md:5:1: error[unknown-key]: a `konnect_api_request` block knows no key `metod`
          |
        5 | metod: POST
          | ^^^^^
           = help: write `method`

        1 page, 1 step: 1 error

        """)
    #expect(result.errors == "")
    #expect(result.status == 1)
    let ignored = try folder.run(["check", "page.md", "--specs", "api.yaml", "--ignore", "unknown-key"])
    #expect(ignored.output == "1 page, 1 step: nothing wrong\n")
    #expect(ignored.status == 0)
  }

  /// docs/schemas/check.schema.json is what is promised; and a document that breaks the promise does not fit it.
  @Test func jsonFitsItsSchema() throws {
    let text = try String(
      contentsOf: RunbookProcess.root.appending(path: "docs/schemas/check.schema.json"), encoding: .utf8)
    let schema = Schema.compile(try JSONParser.parse(text))
    let folder = try CheckFixture.site()
    for arguments in [["app/_how-tos"], ["app/_how-tos/a.md", "--select", "unknown-key"]] {
      let result = try folder.run(["check", "--format", "json"] + arguments)
      var value = try JSONParser.parse(result.output)
      #expect(schema.validate(value).isEmpty, "\(schema.validate(value))")
      value["further"] = true
      #expect(!schema.validate(value).isEmpty)
    }
  }

  /// What all pages need and what is wrong with it: a finding like theirs, not only a line beside the report.
  @Test func faultsOfSpecificationAndSiteAreFindings() async throws {
    let schema = Schema.compile(
      try JSONParser.parse(
        String(
          contentsOf: RunbookProcess.root.appending(path: "docs/schemas/check.schema.json"), encoding: .utf8)))
    let folder = try CheckFixture.folder(CheckFixture.page.replacing("metod: POST\n", with: ""))
    try folder.write(
      "openapi: 3.0.3\npaths:\n  /v9/x: {get: {responses: {'200': {$ref: '#/components/none'}}}}\n", to: "more.yaml")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "jekyll.yml"), withIntermediateDirectories: true)
    let arguments = ["check", "page.md", "--no-cache", "--specs", "api.yaml", "--specs", "more.yaml"]
    let select = ["--select", "openapi-reference,unreadable-data"]
    let result = try await RunbookProcess.run(arguments: arguments + select + ["--format", "json"], in: folder.url)
    let value = try JSONParser.parse(result.output)
    #expect(value["findings"]?.array?.compactMap { $0["rule"]?.string } == ["unreadable-data", "openapi-reference"])
    #expect(value["summary"]?["errors"] == 2)
    #expect(schema.validate(value).isEmpty, "\(schema.validate(value))")
    #expect(result.errors == "")
    #expect(result.status == 1)
    let ignored = try await RunbookProcess.run(
      arguments: arguments + ["--select", "unknown-key"], in: folder.url)
    #expect(ignored.status == 0, "\(ignored.output)")
  }

  @Test func aDiffOfNothingSaysSo() async throws {
    let folder = try CheckFixture.folder(CheckFixture.page.replacing("metod: POST", with: "zzzzzzzzz: 1"))
    let result = try await RunbookProcess.run("check", "page.md", "--specs", "api.yaml", "--diff", in: folder.url)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("nothing that was found can be mended by a program"), "\(result.errors)")
    #expect(result.status == 1)
  }

  @Test func jsonTellsAnIncludesFaultOnceWithFilesRelativeToTheSite() throws {
    let folder = try CheckFixture.site()
    let value = try JSONParser.parse(folder.run(["check", "app/_how-tos", "--format", "json"]).output)
    let findings = try #require(value["findings"]?.array)
    #expect(findings.count == 1)
    #expect(findings[0]["rule"] == "status-not-declared")
    #expect(findings[0]["file"] == "app/_includes/make.md")
    #expect(findings[0]["line"] == 4)
    #expect(findings[0]["includes"] == [["file": "app/_how-tos/a.md", "line": 2]])
    #expect(findings[0]["notes"]?.array?.last?["file"] == "app/_how-tos/b.md")
    #expect(findings[0]["notes"]?.array?.last?["line"] == 3)
    #expect(value["summary"]?["pages"] == 2)
    // From a folder below, too.
    let (process, output, _) = try RunbookProcess.start(
      ["check", "a.md", "--format", "json"], in: folder.url.appending(path: "app/_how-tos"))
    let below = try JSONParser.parse(bytes: [UInt8](output.fileHandleForReading.readToEnd() ?? Data()))
    process.waitUntilExit()
    #expect(below["findings"]?[0]?["file"] == "app/_includes/make.md")
    #expect(below["findings"]?[0]?["includes"]?[0]?["file"] == "app/_how-tos/a.md")
  }

  @Test func anIncludeIsCheckedByItself() throws {
    let folder = try CheckFixture.site()
    let fault = try folder.run(["check", "app/_includes/make.md"])
    #expect(fault.output.hasPrefix("app/_includes/make.md:4:"), "\(fault.output)\(fault.errors)")
    try folder.write("{{ include.text }} of $NAME\n", to: "app/_includes/text.md")
    try folder.write(
      "{% konnect_api_request %}\nurl: /v2/things\nmethod: POST\nstatus_code: 201\nbody: {name: $NAME}\n"
        + "{% endkonnect_api_request %}\n", to: "app/_includes/make.md")
    for name in ["make", "text"] {
      let result = try folder.run(["check", "app/_includes/\(name).md"])
      #expect(result.output.hasSuffix(": nothing wrong\n"), "\(result.output)\(result.errors)")
      #expect(result.status == 0)
    }
  }

  @Test(arguments: [
    (["nope.md"], "error: nope.md: no such file or folder"), (["empty"], "error: empty: no page (.md) in this folder"),
    (["binary.md"], "error: binary.md: a binary file, not a page"),
    (
      ["page.md", "--select", "unknown-keys"],
      "error: there is no rule `unknown-keys`\n  = help: the nearest is `unknown-key`"
    ),
    (["page.md", "--ignore", "xyz"], "error: there is no rule `xyz`\n  = help: `runbook explain` lists the rules"),
    (["page.md", "--specs", "nope.yaml"], "error: nope.yaml: no such file or folder"),
    (["page.md", "--specs", "empty"], "error: empty: no OpenAPI file (.yaml, .yml, .json) below this folder"),
    (["page.md", "--format", "xml"], "Error: The value 'xml' is invalid for '--format <format>'"),
    (["page.md", "--diff", "--fix"], "Error: --diff shows what --fix would do; give one of them"),
    (["-", "--watch"], "Error: --watch goes with files, not with -"), ([], "Error: Missing expected argument"),
  ])
  func saysWhatIsWrongWithTheUsage(_ arguments: [String], _ message: String) throws {
    let folder = try CheckFixture.folder()
    try Data([65, 0, 66]).write(to: folder.url.appending(path: "binary.md"))
    try FileManager.default.createDirectory(at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
    let result = try folder.run(["check"] + arguments)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.output == "")
    #expect(result.status == 2)
  }

  /// A fault of a real include is told once, whatever number of pages it reaches.
  @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
  func realSitesIncludesAreToldOnce() async throws {
    let site = try SharedData.url("konnect-docs").path
    let result = try await RunbookProcess.run(
      "check", "\(site)/app/_how-tos", "--site", site, "--format", "json")
    let value = try JSONParser.parse(result.output)
    let findings = try #require(value["findings"]?.array)
    let included = findings.filter { $0["file"]?.string?.hasPrefix("app/_includes/") == true }
    let places = included.map { finding in
      ["rule", "message", "file", "line", "column", "endLine", "endColumn"].map { finding[$0] }
    }
    #expect(Set(places).count == places.count)
    for finding in findings { #expect(finding["file"]?.string?.hasPrefix("app/") == true, "\(finding)") }
    for finding in included { #expect(finding["includes"]?.array?.isEmpty == false) }
    #expect(result.errors == "")
  }
}

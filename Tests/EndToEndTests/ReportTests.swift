import Foundation
import JSON
import TestSupport
import Testing

/// `run --report` and `report`, read by programs that are not ours.
@Suite struct ReportTests {
  private static let passing = """
    # Passing

    {% konnect_api_request %}
    url: /v2/control-planes
    method: POST
    status_code: 201
    body: {name: a & <b>}
    capture:
      - {variable: CONTROL_PLANE_ID, jq: .id}
    {% endkonnect_api_request %}
    """
  private static let failing = """
    # Failing

    1. Click **Save**.

    {% konnect_api_request %}
    url: /v2/control-planes
    status_code: 404
    {% endkonnect_api_request %}

    {% konnect_api_request %}
    url: /v2/control-planes
    method: POST
    status_code: 200
    {% endkonnect_api_request %}
    """

  private static func pages() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    for index in 1...5 {
      try folder.write(passing.replacingOccurrences(of: "# Passing", with: "# Passing \(index)"), to: "p\(index).md")
    }
    try folder.write(failing, to: "q.md")
    return folder
  }

  private static func read(_ name: String, in folder: ScratchFolder) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  /// The JSON result at `name` without what a clock measured.
  private static func timeless(_ name: String, in folder: ScratchFolder) throws -> JSONValue {
    TimelessResult.of(try JSONParser.parse(try read(name, in: folder)))
  }

  @Test(.enabled(if: ForeignParser.hasJSONSchema, "python3 with jsonschema is absent"))
  func theJSONFitsItsSchema() async throws {
    let folder = try Self.pages()
    let result = try await RunbookProcess.run("run", ".", "--report", "json=r.json", in: folder.url)
    #expect(result.status == 1, "\(result.errors)")
    #expect(try ForeignParser.validate("r.json", schema: "result.schema.json", in: folder.url) == "")
    #expect(result.lines.last == "6 pages: 5 passed, 1 failed")
  }

  @Test(.enabled(if: ForeignParser.hasPython, "python3 is absent"))
  func theXMLFitsWhatCISystemsRead() async throws {
    let folder = try Self.pages()
    _ = try await RunbookProcess.run(
      "run", ".", "--report", "junit=r.xml", "--report", "json=r.json", in: folder.url)
    let program = RunbookProcess.root.appending(path: "Tests/EndToEndTests/Programs/junit.py")
    let checked = try ForeignParser.python(String(contentsOf: program, encoding: .utf8), "r.xml", in: folder.url)
    #expect(checked.status == 0, "\(checked.output)")
    #expect(checked.output.contains("suites 6 cases 8 failures 2 errors 0 skipped 1"), "\(checked.output)")
    #expect(checked.output.contains("q.md:5 failure"))
  }

  @Test(.enabled(if: ForeignParser.hasPython, "python3 is absent"))
  func theAnnotationsAreCommandsAsGitHubReadsThem() async throws {
    let folder = try Self.pages()
    let result = try await RunbookProcess.run("run", "q.md", "--report", "github=r.txt", in: folder.url)
    #expect(result.status == 1)
    let program = RunbookProcess.root.appending(path: "Tests/EndToEndTests/Programs/annotations.py")
    let checked = try ForeignParser.python(String(contentsOf: program, encoding: .utf8), "r.txt", in: folder.url)
    #expect(checked.status == 0, "\(checked.output)")
    #expect(checked.output.contains("error q.md:5"), "\(checked.output)")
  }

  @Test func mergedShardsGiveTheReportsOfOneRun() async throws {
    let folder = try Self.pages()
    let formats = ["text", "json", "junit", "github", "markdown"]
    _ = try await RunbookProcess.run("run", ".", "--report", "json=direct.json", in: folder.url)
    for index in 1...3 {
      let result = try await RunbookProcess.run(
        "run", ".", "--shard", "\(index)/3", "--report", "json=part\(index).json", in: folder.url)
      #expect(result.lines.first?.hasPrefix("shard \(index)/3 (--shard): ") == true)
    }
    let merged = try await RunbookProcess.run(
      "report", "part3.json", "part1.json", "part2.json", "--report", "json=merged.json", in: folder.url)
    #expect(merged.status == 1, "\(merged.errors)")
    #expect(merged.errors.isEmpty)
    #expect(try Self.timeless("merged.json", in: folder) == Self.timeless("direct.json", in: folder))
    // Of equal results every format is the same, whether they were merged or not.
    try folder.write(JSONSerializer().serialize(try Self.timeless("merged.json", in: folder)), to: "a.json")
    try folder.write(JSONSerializer().serialize(try Self.timeless("direct.json", in: folder)), to: "b.json")
    for format in formats {
      let a = try await RunbookProcess.run("report", "a.json", "--report", "\(format)=-", in: folder.url)
      let b = try await RunbookProcess.run("report", "b.json", "--report", "\(format)=-", in: folder.url)
      #expect(a.output == b.output)
      #expect(!a.output.isEmpty, "\(format)")
    }
  }

  @Test func pagesInSeveralResultsAndMissingShardsAreTold() async throws {
    let folder = try Self.pages()
    _ = try await RunbookProcess.run(
      "run", ".", "--shard", "1/2", "--report", "json=one.json", in: folder.url)
    let result = try await RunbookProcess.run("report", "one.json", "one.json", in: folder.url)
    #expect(result.errors.contains("is in one.json and in one.json; the later one counts"))
    #expect(result.errors.contains("no result of shard 2/2 was given"))
    #expect(result.output.contains("6 pages: 1 passed, 1 failed, 4 missing"))
  }

  @Test(arguments: ["text", "json", "junit", "github", "markdown"])
  func timesBeyondReasonAreCut(_ format: String) async throws {
    let folder = try Self.pages()
    _ = try await RunbookProcess.run("run", "p1.md", "--report", "json=r.json", in: folder.url)
    let text = try Self.read("r.json", in: folder)
    let absurd = text.replacing(#/"(?<name>wallSeconds|elapsedSeconds)" ?: ?[-0-9.e]+/#) { "\"\($0.name)\": 1e300" }
    #expect(absurd != text)
    try folder.write(absurd, to: "absurd.json")
    let result = try await RunbookProcess.run("report", "absurd.json", "--report", "\(format)=-", in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func aReportOnStandardOutputIsAlone() async throws {
    let folder = try Self.pages()
    let result = try await RunbookProcess.run("run", "p1.md", "--report", "json=-", in: folder.url)
    #expect(result.status == 0)
    #expect(try JSONParser.parse(result.output)["pages"]?.array?.count == 1)
    #expect(result.errors.contains("PASSED"))
  }

  @Test(arguments: ["json=nowhere/r.json", "junit=.", "yaml=r.yaml", "json", "json="])
  func aReportThatCannotBeWrittenStopsBeforeAnythingRuns(_ report: String) async throws {
    let folder = try Self.pages()
    let result = try await RunbookProcess.run("run", "p1.md", "--report", report, in: folder.url)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(report.hasPrefix("json=n") ? "nowhere/r.json" : "--report") || report == "junit=.")
  }

  @Test func gitHubIsToldByItself() async throws {
    let folder = try Self.pages()
    try folder.write("before\n", to: "summary.md")
    let environment = [
      "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": folder.url.appending(path: "summary.md").path,
      "GITHUB_WORKSPACE": folder.url.path,
    ]
    let result = try await RunbookProcess.run(
      "run", folder.url.appending(path: "q.md").path, in: folder.url, environment: environment)
    #expect(result.lines.contains { $0.hasPrefix("::error file=q.md,line=5,") }, "\(result.output)")
    let stop = try #require(result.lines.first { $0.hasPrefix("::stop-commands::") })
    #expect(result.lines.contains("::\(stop.dropFirst("::stop-commands::".count))::"))
    let summary = try Self.read("summary.md", in: folder)
    #expect(summary.hasPrefix("before\n## runbook\n"))
    #expect(summary.contains("❌ failed"))
  }

  @Test(arguments: [("", "no result of a run"), ("{}", "no `version`"), (#"{"version":9}"#, "version is 9")])
  func whatIsNoResult(_ text: String, _ message: String) async throws {
    let folder = try ScratchFolder()
    try folder.write(text, to: "r.json")
    let result = try await RunbookProcess.run("report", "r.json", in: folder.url)
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
  }
}

import Foundation
import Testing

/// Every kind of bad input: a message with file, line and what to do, the right exit status, no crash.
@Suite struct BadInputTests {
  private static func request(_ yaml: String) -> String {
    "# Page\n\n{% konnect_api_request %}\n\(yaml)\n{% endkonnect_api_request %}\n"
  }

  private static let good = "url: /v2/control-planes\nstatus_code: 200"

  /// A page, what `run` must say of it, and its exit status.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let page: String
    let message: String
    let status: Int32
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "an empty file", page: "", message: "error: page.md: the file is empty", status: 2),
    Case(
      name: "a page without steps", page: "# Title\n\nText.\n", message: "error: page.md: no step to run", status: 2),
    Case(
      name: "broken front matter", page: "---\ntitle: [x\n---\n" + request(good),
      message: "page.md:2:8: error[front-matter]", status: 1),
    Case(
      name: "front matter without an end", page: "---\ntitle: x\n" + request(good),
      message: "page.md:1:1: error[front-matter]", status: 1),
    Case(
      name: "an unclosed Liquid tag", page: request(good) + "\n{% if x %}\n",
      message: "page.md:8:1: error[liquid-unclosed-tag]", status: 1),
    Case(
      name: "an unclosed Liquid output", page: request(good) + "\n{{ x\n",
      message: "page.md:8:1: error[liquid-syntax]", status: 1),
    Case(
      name: "malformed YAML", page: request("url: /v2/control-planes\nbody:\n  a: [1, 2\n  b: c"),
      message: "page.md:6:6: error[unreadable-block]", status: 1),
    Case(
      name: "YAML indented by tabs", page: request("url: /v2/control-planes\nbody:\n\tname: x"),
      message: "page.md:6:1: error[unreadable-block]", status: 1),
    Case(
      name: "a missing url", page: request("method: GET"), message: "page.md:3:1: error[missing-url]", status: 1),
    Case(
      name: "an unknown region", page: request(good + "\nregion: mars"),
      message: "page.md:6:9: error[unknown-region]: Konnect has no region `mars`", status: 1),
    Case(
      name: "a body that fails the schema",
      page: request("url: /v2/control-planes\nmethod: POST\nstatus_code: 201\nbody: {labels: 5}"),
      message: "status 400, expected 201", status: 1),
    Case(
      name: "a variable without a value",
      page: request("url: /v2/control-planes?filter%5Bname%5D=$NAME\nstatus_code: 200"),
      message: "$NAME has no value; nothing was sent", status: 1),
  ]

  @Test(arguments: cases) func isToldWithItsPlace(_ example: Case) async throws {
    let folder = try ScratchFolder()
    try folder.write(example.page, to: "page.md")
    let result = try await RunbookProcess.run("run", "page.md", in: folder.url)
    #expect((result.output + result.errors).contains(example.message), "\(result.output)\(result.errors)")
    #expect(result.status == example.status)
  }

  @Test func invalidUTF8() async throws {
    let folder = try ScratchFolder()
    let bytes = Data("# Caf".utf8) + Data([0xE9]) + Data("\n\n\(Self.request(Self.good))".utf8)
    try bytes.write(to: folder.url.appending(path: "page.md"))
    let result = try await RunbookProcess.run("run", "page.md", in: folder.url)
    #expect(result.output.contains("page.md:1:6: error[invalid-utf8]"))
    #expect(result.status == 1)
  }

  @Test func filesThatAreNoPages() async throws {
    let folder = try ScratchFolder()
    try Data([0, 1, 2, 255]).write(to: folder.url.appending(path: "binary.md"))
    try FileManager.default.createDirectory(at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: folder.url.appending(path: "prose"), withIntermediateDirectories: true)
    try folder.write("# Title\n", to: "prose/page.md")
    for (argument, message) in [
      ("missing.md", "missing.md: no such file or folder"), ("binary.md", "binary.md: a binary file"),
      ("/dev/zero", "/dev/zero: larger than 16 MB"), ("empty", "empty: no page (.md) in this folder"),
      ("prose", "prose: no page there holds an executable step"),
    ] {
      let result = try await RunbookProcess.run("run", argument, in: folder.url)
      #expect(result.errors.hasPrefix("error: \(message)"), "\(result.errors)")
      #expect(result.errors.contains("= help: "))
      #expect(result.status == 2)
    }
  }

  /// Pipes that nobody writes to, in places where the program looks for files by itself.
  @Test(.timeLimit(.minutes(1))) func pipesThatAreFoundAreNotRead() async throws {
    let folder = try ScratchFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "pages/specs"), withIntermediateDirectories: true)
    try folder.write(Self.request(Self.good), to: "pages/page.md")
    for name in ["x.md", ".runbook.yaml", "page.scenario.yaml", "specs/x.yaml"] {
      try #require(mkfifo(folder.url.appending(path: "pages/\(name)").path, 0o600) == 0)
    }
    for arguments in [["check", "pages"], ["run", "pages"]] {
      let result = try await RunbookProcess.run(arguments: arguments, in: folder.url)
      #expect(result.status == 0, "\(result.output)\(result.errors)")
    }
    let result = try await RunbookProcess.run("check", "--specs", "pages/specs", "pages", in: folder.url)
    #expect(result.errors.contains("pages/specs: no OpenAPI file"), "\(result.errors)")
  }

  @Test(.timeLimit(.minutes(1))) func aPipeForTheSiteIsTold() async throws {
    let folder = try ScratchFolder()
    try folder.write(Self.request(Self.good), to: "page.md")
    try #require(mkfifo(folder.url.appending(path: "jekyll.yml").path, 0o600) == 0)
    let result = try await RunbookProcess.run("plan", "page.md", in: folder.url)
    #expect(result.errors.contains("jekyll.yml cannot be read: it is a pipe or a device"), "\(result.errors)")
  }

  @Test func aPartOfVeryManyIsEmpty() async throws {
    let folder = try ScratchFolder()
    try folder.write(Self.request(Self.good), to: "page.md")
    let total = "9223372036854775807"
    for (shard, status) in [("1/\(total)", Int32(0)), ("\(total)/\(total)", 0), ("2/1", 2), ("/5", 2)] {
      let environment = ["JOB_COMPLETION_INDEX": total]
      let result = try await RunbookProcess.run(
        "run", "--shard", shard, "page.md", in: folder.url, environment: environment)
      #expect(result.status == status, "\(shard): \(result.output)\(result.errors)")
    }
  }

  @Test func aTargetThatRefusesConnections() async throws {
    let folder = try ScratchFolder()
    try folder.write(Self.request(Self.good), to: "page.md")
    // Port 9 (discard) is not served on any machine that runs tests.
    let result = try await RunbookProcess.run("run", "page.md", "--target", "http://127.0.0.1:9", in: folder.url)
    #expect(result.output.contains("127.0.0.1") && result.output.contains("refused"), "\(result.output)")
    #expect(result.status == 1)
  }

  @Test func konnectWithoutAToken() async throws {
    let result = try await RunbookProcess.run("run", "runbooks/rate-limited-service.md", "--target", "konnect")
    #expect(result.errors.hasPrefix("error: KONNECT_TOKEN is not set"))
    #expect(result.status == 2)
  }

  @Test func writingToKonnectIsConfirmed() async throws {
    let result = try await RunbookProcess.run(
      "run", "runbooks/rate-limited-service.md", "--target", "konnect", environment: ["KONNECT_TOKEN": "kpat_x"])
    #expect(result.errors.contains("POST https://us.api.konghq.com/v2/control-planes\n"))
    #expect(result.errors.contains("nobody is there to confirm"))
    #expect(result.status == 2)
  }

  @Test func whatAScenarioSaysOfNothingIsTold() async throws {
    let folder = try ScratchFolder()
    try folder.write(
      Self.request(Self.good).replacing("# Page\n", with: "# Page\n\n## Make it\n\n1. Click.\n"), to: "page.md")
    try folder.write(
      "manual:\n  - heading: Mak it\nwait:\n  - heading: Make it\neach: {NO_ID: [a]}\nexpect:\n"
        + "  - {step: make-it/1, response: {a: 1}}\n  - {step: make-it/9, response: {a: 1}}\n  - {step: make-it/2, response: {}}\n",
      to: "page.scenario.yaml")
    for (command, isOutput) in [("check", true), ("run", false)] {
      let result = try await RunbookProcess.run(command, "page.md", in: folder.url)
      let text = isOutput ? result.output : result.errors
      for line in [
        "2:5: warning[malformed-scenario]: no manual step stands under a heading `Mak it`", "the nearest is `Make it`",
        "4:5: warning[malformed-scenario]: no wait stands under a heading `Make it`",
        "5:8: warning[malformed-scenario]: no repeat goes through values of $NO_ID",
        "7:5: warning[malformed-scenario]: no request is the step `make-it/1`", "the nearest is `make-it/2`",
        "8:5: warning[malformed-scenario]: no request is the step `make-it/9`",
      ] { #expect(text.contains(line), "\(line) in \(text)\(result.errors)") }
      #expect(!text.contains("9:5"))
    }
    try folder.write("expct: 5\n", to: "page.scenario.yaml")
    let check = try await RunbookProcess.run("check", "page.md", in: folder.url)
    #expect(check.output.contains("page.scenario.yaml:1:1: error[unknown-key]"), "\(check.output)")
    #expect(check.status == 1)
  }

  @Test func bytesThatAreNoTextAreNotSent() async throws {
    let folder = try ScratchFolder()
    try folder.write(Self.request(Self.good), to: "page.md")
    let value = Data("A_TOKEN=x\nB_TOKEN='hunter".utf8) + [0xE9] + Data("2'\n".utf8)
    try value.write(to: folder.url.appending(path: "latin1.env"))
    let variables = try await RunbookProcess.run("run", "--env-file", "latin1.env", "page.md", in: folder.url)
    #expect(variables.status == 2)
    #expect(
      variables.errors.contains("latin1.env:2:16: error[environment-file]: the file is no UTF-8 from here on"),
      "\(variables.errors)")
    #expect(!variables.errors.contains("hunter"))
    let text = Data("variables:\n  NAME: caf".utf8) + [0xE9, 10]
    try text.write(to: folder.url.appending(path: "page.scenario.yaml"))
    let scenario = try await RunbookProcess.run("run", "page.md", in: folder.url)
    #expect(scenario.status == 2)
    #expect(scenario.errors.contains("page.scenario.yaml:2:12: error[invalid-utf8]"), "\(scenario.errors)")
  }

  @Test func aBrokenScenarioIsTold() async throws {
    let folder = try ScratchFolder()
    try folder.write(Self.request(Self.good), to: "page.md")
    try folder.write("manuel:\n  - heading: x\n", to: "page.scenario.yaml")
    let result = try await RunbookProcess.run("run", "page.md", in: folder.url)
    #expect(result.errors.contains("page.scenario.yaml:1:1: error[unknown-key]"))
    #expect(result.status == 2)
  }
}

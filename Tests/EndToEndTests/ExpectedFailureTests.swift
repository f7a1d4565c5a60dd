import Foundation
import JSON
import Testing

/// `.runbook.yaml`: settings, and failures that are put up with until a day.
@Suite struct ExpectedFailureTests {
  private static let failing = """
    # Page

    {% konnect_api_request %}
    url: /v2/control-planes/$CONTROL_PLANE_ID
    status_code: 404
    capture:
      - {variable: NAME, jq: .name}
    {% endkonnect_api_request %}

    {% konnect_api_request %}
    url: /v2/control-planes
    method: POST
    status_code: 201
    body: {name: $NAME}
    {% endkonnect_api_request %}

    {% konnect_api_request %}
    url: /v2/control-planes
    status_code: 200
    {% endkonnect_api_request %}
    """

  private static func folder(_ settings: String, page: String = failing) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try FileManager.default.createDirectory(at: folder.url.appending(path: "docs"), withIntermediateDirectories: true)
    try folder.write(page, to: "docs/p.md")
    try folder.write(settings, to: ".runbook.yaml")
    return folder
  }

  private static func entry(_ more: String = "", until: String = "2999-12-31") -> String {
    "expected-failures:\n  - {page: docs/p.md, reason: known, owner: docs-team, until: \(until)\(more)}\n"
  }

  @Test func aFailureThatIsExpectedIsNone() async throws {
    let folder = try Self.folder(Self.entry(", step: page/1"))
    let result = try await RunbookProcess.run(
      "run", "docs/p.md", "--strict", "--report", "json=r.json", "--report", "junit=r.xml", "--report", "markdown=r.md",
      "--report", "github=r.txt", "--report", "text=r.text", in: folder.url)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    // What needs it is left out, which is part of what is expected.
    let last = result.lines.last ?? ""
    #expect(last.hasPrefix("XFAILED  3 steps: 1 passed, 1 skipped, 1 xfailed"), "\(result.output)")
    #expect(result.lines.contains { $0.contains("expected: known (docs-team, until 2999-12-31)") })
    for name in ["r.json", "r.xml", "r.md", "r.txt", "r.text"] {
      let text = try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
      #expect(text.contains("known (docs-team, until 2999-12-31)") || name == "r.md", "\(name): \(text)")
      #expect(text.contains("xfailed") || name == "r.xml", "\(name)")
    }
  }

  @Test func itIsFoundFromWithinTheFolderOfThePage() async throws {
    let folder = try Self.folder(Self.entry())
    let result = try await RunbookProcess.run("run", "p.md", in: folder.url.appending(path: "docs"))
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    let without = try await RunbookProcess.run("run", "docs/p.md", "--no-config", in: folder.url)
    #expect(without.status == 1)
  }

  @Test func oneThatPassesFails() async throws {
    let page = Self.failing.replacing("status_code: 404", with: "status_code: 200").replacing("$NAME", with: "another")
    let folder = try Self.folder(Self.entry(), page: page)
    let result = try await RunbookProcess.run("run", "docs/p.md", "--report", "junit=r.xml", in: folder.url)
    #expect(result.status == 1)
    #expect(result.lines.contains { $0.contains(".runbook.yaml:2:5") && $0.contains("expected to fail, and passed") })
    #expect(try String(contentsOf: folder.url.appending(path: "r.xml"), encoding: .utf8).contains("<failure"))
  }

  @Test func oneThatIsPastFails() async throws {
    let folder = try Self.folder(Self.entry(until: "2020-01-31"))
    let result = try await RunbookProcess.run("run", "docs/p.md", in: folder.url)
    #expect(result.status == 1)
    #expect(result.lines.contains { $0.contains("expected to fail until 2020-01-31, which is past") })
    #expect(result.lines.last?.hasPrefix("FAILED") == true)
  }

  @Test func anotherFailureIsNotExpected() async throws {
    let folder = try Self.folder(Self.entry(", message: teapot"))
    defer { withExtendedLifetime(folder) {} }
    let result = try await RunbookProcess.run("run", "docs/p.md", in: folder.url)
    #expect(result.status == 1)
  }

  @Test(arguments: [
    ("sites: docs\n", ".runbook.yaml:1:1", "write `site`"),
    (
      "expected-failures:\n  - {page: docs/p.md, reasn: x, owner: o, until: 2999-01-01}\n", ".runbook.yaml:2:23",
      "write `reason`"
    ),
    (
      "expected-failures:\n  - {page: docs/gone.md, reason: x, owner: o, until: 2999-01-01}\n", ".runbook.yaml:2:5",
      "there is no page docs/gone.md"
    ),
    ("jobs: none\n", ".runbook.yaml:1:7", "whole number"),
  ])
  func faultsStopTheRun(_ settings: String, _ place: String, _ message: String) async throws {
    let folder = try Self.folder(settings)
    defer { withExtendedLifetime(folder) {} }
    let result = try await RunbookProcess.run("run", "docs/p.md", in: folder.url)
    #expect(result.status == 2)
    #expect(result.errors.contains(place), "\(result.errors)")
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func settingsHoldUnlessTheUserSaysOtherwise() async throws {
    let request = "{% konnect_api_request %}\nurl: /v2/control-planes\n{% endkonnect_api_request %}\n"
    let page = "# P\n\n1. Click **Save**.\n\n\(request)"
    let folder = try Self.folder("strict: true\nmanual: assume\n", page: page)
    #expect(try await RunbookProcess.run("run", "docs/p.md", in: folder.url).status == 3)
    #expect(try await RunbookProcess.run("run", "docs/p.md", "--no-strict", in: folder.url).status == 0)
    #expect(try await RunbookProcess.run("run", "docs/p.md", "--manual", "fail", in: folder.url).status == 1)
    try folder.write("manual: fail\n", to: "other.yaml")
    #expect(try await RunbookProcess.run("run", "docs/p.md", "--config", "other.yaml", in: folder.url).status == 1)
  }

  @Test func pagesOfSeveralFilesAreRunApart() async throws {
    let folder = try Self.folder("strict: false\n")
    try FileManager.default.createDirectory(at: folder.url.appending(path: "inner"), withIntermediateDirectories: true)
    try folder.write(Self.failing, to: "inner/q.md")
    try folder.write("strict: true\n", to: "inner/.runbook.yaml")
    let result = try await RunbookProcess.run("run", "docs/p.md", "inner/q.md", in: folder.url)
    #expect(result.status == 2)
    #expect(result.errors.contains("inner/q.md goes with inner/.runbook.yaml, and the first page with .runbook.yaml"))
  }
}

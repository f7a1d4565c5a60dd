import Foundation
import Testing

/// `--only`, `--from`, `--until`, and files of variables.
@Suite struct SelectionTests {
  private static let runbook = "runbooks/rate-limited-service.md"

  @Test func oneStepBringsAlongWhatItNeeds() async throws {
    let result = try await RunbookProcess.run("run", Self.runbook, "--only", "limit-its-rate/1")
    #expect(result.status == 0, "\(result.output)")
    // The control plane, the service, the export of its id, and the route.
    #expect(result.output.contains("· 5 of 8 steps ·"), "\(result.output)")
    #expect(result.lines.last?.hasPrefix("PASSED  5 steps: 4 passed, 1 done") == true, "\(result.output)")
  }

  @Test func aMisspelledStepIsToldWithTheNearest() async throws {
    let result = try await RunbookProcess.run("run", Self.runbook, "--until", "validat/1")
    #expect(result.status == 2)
    #expect(result.errors == "error: no step is called validat/1\n  = help: the nearest is validate/1\n")
  }

  @Test(arguments: ["--only", "--from", "--until"]) func anEmptyNameIsNoStep(_ option: String) async throws {
    let result = try await RunbookProcess.run("run", Self.runbook, option, "")
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("error: --only, --from and --until need the name of a step\n"), "\(result.errors)")
  }

  @Test func aStretchIsRun() async throws {
    let result = try await RunbookProcess.run(
      "run", Self.runbook, "--until", "create-a-service-and-a-route")
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("· 4 of 8 steps ·"), "\(result.output)")
  }

  @Test func aFileOfVariablesIsReadAsDotenv() async throws {
    let folder = try ScratchFolder()
    try folder.write(
      "# P\n\n## A\n\n{% konnect_api_request %}\nurl: /v2/users?filter=$WHO&x=$KEY_NOTE\n{% endkonnect_api_request %}\n",
      to: "p.md")
    try folder.write("\u{FEFF}export FIRST='a b'\r\nWHO=\"${FIRST} c\" # who\r\nKEY_NOTE=s3cr3t-value\r\n", to: ".env")
    let server = try SlowServer(allowed: .max)
    defer { server.stop() }
    let result = try await RunbookProcess.run(
      "run", "p.md", "--env-file", ".env", "--target", server.url, in: folder.url)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(server.received.first?.contains("filter=a%20b%20c&x=s3cr3t-value") == true)
    #expect(!result.output.contains("s3cr3t"))
  }

  @Test func aFaultyFileOfVariablesIsToldWithoutItsValues() async throws {
    let folder = try ScratchFolder()
    try folder.write("# P\n\n## A\n\n1. Click.\n", to: "p.md")
    try folder.write("TOKEN='hunter2\n", to: ".env")
    let result = try await RunbookProcess.run("run", "p.md", "--env-file", ".env", in: folder.url)
    #expect(result.status == 2)
    #expect(result.errors.contains(".env:1:7: error[environment-file]: this quote is not closed"), "\(result.errors)")
    #expect(!result.errors.contains("hunter"))
  }
}

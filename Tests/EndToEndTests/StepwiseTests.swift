import Foundation
import Testing

/// `--step`, and questions for variables, at a terminal.
@Suite struct StepwiseTests {
  private static let runbook = "runbooks/rate-limited-service.md"
  private static let question = "[r]un  [s]kip  [e]dit  [q]uit  [?] > "

  @Test func showsEachStepAndRunsItOnEnter() async throws {
    let terminal = try TerminalProcess(["run", Self.runbook, "--step"])
    var mark = 0
    for number in 1...8 {
      mark = try await terminal.see("── \(number) of 8 · ", after: mark)
      mark = try await terminal.see(Self.question, after: mark)
      terminal.type("\r")
    }
    #expect(try await terminal.end() == 0)
    let text = terminal.output
    #expect(text.contains("PASSED"))
    #expect(text.contains(" https://us.api.konghq.com/v2/control-planes"))
    #expect(text.contains("Authorization: Bearer •••"))
    #expect(!text.contains("mock-token"))
  }

  @Test func skipsEditsExplainsAndQuits() async throws {
    let terminal = try TerminalProcess(["run", Self.runbook, "--step"])
    var mark = try await terminal.see(Self.question)
    terminal.type("?\r")
    mark = try await terminal.see("q  end the run here", after: mark)
    terminal.type("r\r")
    mark = try await terminal.see("── 2 of 8", after: mark)
    mark = try await terminal.see(Self.question, after: mark)
    terminal.type("e\r")
    mark = try await terminal.see("variable (", after: mark)
    terminal.type("CONTROL_PLANE_ID\r")
    mark = try await terminal.see("CONTROL_PLANE_ID = ", after: mark)
    terminal.type("00000000-0000-4000-8000-000000000000\r")
    mark = try await terminal.see("00000000-0000-4000-8000-000000000000/core-entities/services", after: mark)
    mark = try await terminal.see(Self.question, after: mark)
    terminal.type("run\r")
    // No such control plane: the step fails, and the person decides.
    mark = try await terminal.see("create-a-service-and-a-route/1 failed", after: mark)
    mark = try await terminal.see("[r]etry  [s]kip  [e]dit  [q]uit", after: mark)
    terminal.type("q\r")
    #expect(try await terminal.end() == 1)
    #expect(terminal.output.contains("the run was interrupted before it"))
  }

  @Test(arguments: [["CI": "true"], [:]])
  func needsATerminal(_ environment: [String: String]) async throws {
    let result = try await RunbookProcess.run("run", Self.runbook, "--step", environment: environment)
    #expect(result.status == 2)
    #expect(result.errors.contains("--step asks a person"))
    let terminal = try TerminalProcess(["run", Self.runbook, "--step"], environment: ["CI": "1"])
    #expect(try await terminal.end() == 2)
  }

  // MARK: Variables

  private static let page = """
    # P

    ## Sign in

    Copy the password of your broker from the console:

    ```sh
    export BROKER_PASSWORD='YOUR BROKER PASSWORD'
    ```

    {% konnect_api_request %}
    url: /v2/brokers?password=$BROKER_PASSWORD
    {% endkonnect_api_request %}

    """

  @Test func asksForASecretWithoutShowingIt() async throws {
    let server = try SlowServer(allowed: .max)
    defer { server.stop() }
    let folder = try ScratchFolder()
    try folder.write(Self.page, to: "p.md")
    let terminal = try TerminalProcess(["run", "p.md", "--target", server.url], in: folder.url)
    var mark = try await terminal.see("$BROKER_PASSWORD has no value yet")
    mark = try await terminal.see("P › Sign in", after: mark)
    mark = try await terminal.see("Copy the password of your broker from the console", after: mark)
    mark = try await terminal.see("the page has YOUR BROKER PASSWORD in its place", after: mark)
    try await terminal.see("BROKER_PASSWORD (not shown) = ", after: mark)
    _ = try await terminal.wait("echo is still on") { terminal.echoes ? nil : true }
    terminal.type("correct horse\r")
    #expect(try await terminal.end() == 0)
    #expect(terminal.echoes)
    #expect(!terminal.output.contains("correct"))
    #expect(server.received.first?.contains("password=correct%20horse") == true)
  }

  @Test func aSignalGivesTheTerminalBackAsItWas() async throws {
    let server = try SlowServer(allowed: .max)
    defer { server.stop() }
    let folder = try ScratchFolder()
    try folder.write(Self.page, to: "p.md")
    let terminal = try TerminalProcess(["run", "p.md", "--target", server.url], in: folder.url)
    try await terminal.see("(not shown) = ")
    _ = try await terminal.wait("echo is still on") { terminal.echoes ? nil : true }
    terminal.send(SIGINT)
    #expect(try await terminal.end() == 130)
    #expect(terminal.echoes)
    #expect(server.received.isEmpty)
  }

  @Test func underCINobodyIsAsked() async throws {
    let folder = try ScratchFolder()
    try folder.write(Self.page, to: "p.md")
    let terminal = try TerminalProcess(
      ["run", "p.md", "--target", "http://127.0.0.1:9"], in: folder.url, environment: ["CI": "1"])
    #expect(try await terminal.end() == 3)
    #expect(!terminal.output.contains("not shown"))
    #expect(terminal.output.contains("$BROKER_PASSWORD comes from a screen; give it with --var BROKER_PASSWORD=…"))
  }
}

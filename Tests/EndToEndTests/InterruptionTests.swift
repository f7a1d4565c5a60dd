import Foundation
import Testing

/// Ctrl-C and SIGTERM, at a terminal and without one.
@Suite struct InterruptionTests {
  private static let page = """
    # P

    ## Read

    {% konnect_api_request %}
    url: /v2/control-planes
    {% endkonnect_api_request %}

    {% konnect_api_request %}
    url: /v2/users
    {% endkonnect_api_request %}

    """
  private static let slowPage = """
    # P

    ## Wait

    Check the status. Once it is marked as ready, go on. This can take about 15 minutes.

    {% konnect_api_request %}
    url: /v2/caches/1
    {% endkonnect_api_request %}

    """

  private func folder(_ page: String) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(page, to: "p.md")
    return folder
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func theFirstSignalEndsTheRunBehindTheStep(_ signal: Int32) async throws {
    let server = try SlowServer()
    defer { server.stop() }
    let folder = try folder(Self.page)
    let terminal = try TerminalProcess(["run", "p.md", "--target", server.url], in: folder.url)
    _ = try await terminal.wait("no request") { server.received.isEmpty ? nil : true }
    terminal.send(signal)
    try await terminal.see("the run ends behind this step")
    // The request in flight is answered and judged, and no other one is sent.
    server.answer()
    let status = try await terminal.end()
    let text = terminal.output
    #expect(status == 130)
    #expect(server.received.count == 1)
    #expect(text.contains("GET /v2/control-planes → 200"))
    #expect(text.contains("the run was interrupted before it"))
    #expect(text.contains("INCOMPLETE"))
    #expect(text.contains("interrupted: 1 step was carried out"))
  }

  @Test func theSecondSignalEndsTheProgramAtOnce() async throws {
    let server = try SlowServer()
    defer { server.stop() }
    let folder = try folder(Self.page)
    let terminal = try TerminalProcess(["run", "p.md", "--target", server.url], in: folder.url)
    _ = try await terminal.wait("no request") { server.received.isEmpty ? nil : true }
    terminal.send(SIGINT)
    try await terminal.see("the run ends behind this step")
    terminal.send(SIGINT)
    #expect(try await terminal.end() == 130)
    #expect(!terminal.output.contains("INCOMPLETE"))
  }

  @Test func aWaitEndsAtOnceAndItsLineIsTakenAway() async throws {
    let server = try SlowServer(body: #"{"state":"initializing"}"#, allowed: .max)
    defer { server.stop() }
    let folder = try folder(Self.slowPage)
    let terminal = try TerminalProcess(["run", "p.md", "--target", server.url], in: folder.url)
    try await terminal.see("… waiting for ready: initializing, look")
    terminal.send(SIGINT)
    #expect(try await terminal.end() == 130)
    let text = terminal.output
    #expect(text.contains("the run was interrupted while waiting for ready"))
    let last = try #require(text.components(separatedBy: "… waiting").last)
    // Behind the last countdown its line is cleared, and what follows begins at the margin.
    #expect(last.contains("\r\u{1B}[K"))
  }

  @Test func withoutATerminalThereIsNoCountdown() async throws {
    let server = try SlowServer(body: #"{"state":"initializing"}"#, allowed: .max)
    defer { server.stop() }
    let folder = try folder(Self.slowPage)
    let (process, output, _) = try RunbookProcess.start(["run", "p.md", "--target", server.url], in: folder.url)
    while server.received.count < 2 { try await Task.sleep(for: .milliseconds(20)) }
    process.interrupt()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(text.contains("INCOMPLETE"))
    #expect(!text.contains("… waiting"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test func aTimeLimitEndsAWait() async throws {
    let server = try SlowServer(body: #"{"state":"initializing"}"#, allowed: .max)
    defer { server.stop() }
    let folder = try folder(Self.slowPage)
    let result = try await RunbookProcess.run(
      "run", "p.md", "--target", server.url, "--step-timeout", "500ms", in: folder.url)
    #expect(result.status == 1)
    #expect(result.output.contains("state is still initializing after"), "\(result.output)")
  }
}

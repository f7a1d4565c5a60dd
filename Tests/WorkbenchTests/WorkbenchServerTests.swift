import CurlClient
import JSON
import RunbookModel
import Synchronization
import Testing

@testable import Workbench

/// The server over a socket.
@Suite(.timeLimit(.minutes(1)))
struct WorkbenchServerTests {
  /// A client of a server that listens at `url`.
  private struct Session: Sendable {
    let client: HTTPClient
    let url: String

    func send(_ method: String, _ path: String, headers: HTTPHeaders = [:]) async throws -> HTTPResponse {
      try await client.send(HTTPRequest(method: method, url: url + path, headers: headers))
    }

    /// The token that the page carries.
    func token() async throws -> String {
      let page = try await send("GET", "").text
      let start = try #require(page.firstRange(of: #"name="runbook-token" content=""#)).upperBound
      return String(page[start...].prefix { $0 != "\"" })
    }

    func start() async throws -> Int {
      try await send("POST", "run", headers: ["X-Runbook-Token": token()]).status
    }

    /// What `/events` sends up to an event that contains `last`, over a socket of its own, as the stream never ends.
    func events(until last: String) async throws -> [String] {
      let port = try #require(Int(url.split(separator: ":").last?.dropLast() ?? ""))
      return try await LineReader.read(port: port, path: "/events", until: last)
    }
  }

  private func serve(
    _ run: @escaping WorkbenchServer.Run = { _ in }, redact: @escaping @Sendable (String) -> String = { $0 },
    _ body: @escaping @Sendable (Session) async throws -> Void
  ) async throws {
    let client = try HTTPClient()
    let (urls, url) = AsyncStream.makeStream(of: String.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await WorkbenchServer.serve(
          runbook: Fixture.runbook(), redact: redact, onStart: { url.yield($0) }, run: run)
      }
      let url = try #require(await urls.first { _ in true })
      try await body(Session(client: client, url: url))
      group.cancelAll()
    }
    await client.shutdown()
  }

  private static let runAll: WorkbenchServer.Run = { report in
    for event in Fixture.events(of: Fixture.runbook()) { await report(event) }
  }

  @Test func pageAndAssets() async throws {
    try await serve { session async throws in
      let page = try await session.send("GET", "")
      #expect(page.status == 200)
      #expect(page.headers["Content-Type"] == "text/html; charset=utf-8")
      #expect(page.headers["Cache-Control"] == "no-store")
      #expect(page.headers["X-Content-Type-Options"] == "nosniff")
      let policy = try #require(page.headers["Content-Security-Policy"])
      #expect(policy.hasPrefix("default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"))
      #expect(!policy.contains("unsafe"))
      #expect(page.text.contains("<h1>Title</h1>"))
      #expect(try await session.send("GET", "workbench.css").headers["Content-Type"] == "text/css; charset=utf-8")
      #expect(try await session.send("GET", "workbench.js").headers["Content-Type"] == "text/javascript; charset=utf-8")
      #expect(try await session.send("GET", "etc/passwd").status == 404)
      #expect(try await session.send("DELETE", "").status == 405)
      let head = try await session.send("HEAD", "")
      #expect(head.status == 200)
      #expect(head.body.isEmpty)
      let run = try await session.send("GET", "run")
      #expect(run.status == 405)
      #expect(run.headers["Allow"] == "POST")
    }
  }

  @Test func otherHostsAreRefused() async throws {
    let runs = Mutex(0)
    try await serve({ _ in runs.withLock { $0 += 1 } }) { session async throws in
      for host in ["evil.example", "evil.example:80", "127.0.0.1:1"] {
        for path in ["", "events", "workbench.js"] {
          #expect(try await session.send("GET", path, headers: ["Host": host]).status == 421)
        }
        let headers: HTTPHeaders = ["Host": host, "X-Runbook-Token": try await session.token()]
        #expect(try await session.send("POST", "run", headers: headers).status == 421)
      }
    }
    #expect(runs.withLock { $0 } == 0)
  }

  @Test func startingNeedsTheToken() async throws {
    let runs = Mutex(0)
    try await serve({ _ in runs.withLock { $0 += 1 } }) { session async throws in
      #expect(try await session.send("POST", "run").status == 403)
      #expect(try await session.send("POST", "run", headers: ["X-Runbook-Token": "0"]).status == 403)
      let foreign: HTTPHeaders = ["X-Runbook-Token": try await session.token(), "Origin": "http://evil.example"]
      #expect(try await session.send("POST", "run", headers: foreign).status == 403)
    }
    #expect(runs.withLock { $0 } == 0)
  }

  @Test func replaysEventsToEveryClient() async throws {
    let expected = Fixture.events(of: Fixture.runbook()).map {
      "data: \(RunEventJSON.render($0, of: Fixture.runbook()))"
    }
    try await serve(Self.runAll) { session async throws in
      async let early = session.events(until: "runFinished")
      #expect(try await session.start() == 202)
      #expect(try await early == expected)
      async let late = session.events(until: "runFinished")
      #expect(try await session.events(until: "runFinished") == expected)
      #expect(try await late == expected)
    }
  }

  @Test func oneRunAtATime() async throws {
    let (gates, gate) = AsyncStream.makeStream(of: Void.self)
    let run: WorkbenchServer.Run = { report in
      await report(.stepStarted(Fixture.request))
      _ = await gates.first { _ in true }
      await report(.stepStarted(Fixture.manual))
    }
    try await serve(run) { session async throws in
      #expect(try await session.start() == 202)
      #expect(try await session.start() == 409)
      gate.yield()
      #expect(try await session.events(until: #""step":2"#).count == 2)
      var status = 409
      while status == 409 { status = try await session.start() }
      #expect(status == 202)
      gate.finish()
    }
  }

  @Test func tellsWhyARunWasAborted() async throws {
    struct Trouble: Error, CustomStringConvertible { let description = "the scenario at s3cr3t cannot be used" }
    try await serve({ _ in throw Trouble() }, redact: { $0.replacing("s3cr3t", with: "•••") }) { session async throws in
      #expect(try await session.start() == 202)
      #expect(
        try await session.events(until: "runAborted") == [
          #"data: {"type":"runAborted","reason":"the scenario at ••• cannot be used"}"#
        ])
    }
  }

  @Test func portInUse() async throws {
    try await serve { session async throws in
      let port = try #require(Int(session.url.split(separator: ":").last?.dropLast() ?? ""))
      await #expect(throws: WorkbenchError.portInUse(port)) {
        try await WorkbenchServer.serve(runbook: Fixture.runbook(), port: port) { _ in }
      }
    }
  }
}

import CurlClient
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct HTTPClientFailureTests {
  @Test func namesARefusedConnection() async throws {
    let server = try RawServer { _ in [] }
    server.stop()
    let client = try HTTPClient()
    // The listener closes within a moment; until then the connection is dropped unanswered.
    var error: HTTPClientError?
    for _ in 0..<100 where error != .connectionRefused(host: "127.0.0.1", port: server.port) {
      error = await failure(of: HTTPRequest(url: server.url(), timeout: .milliseconds(500)), client)
    }
    #expect(error == .connectionRefused(host: "127.0.0.1", port: server.port))
    #expect(error?.mayHaveBeenCarriedOut == false)
  }

  @Test func namesAnUnknownHost() async throws {
    let client = try HTTPClient()
    let error = await failure(of: HTTPRequest(url: "http://no-such-host.invalid/"), client)
    #expect(error == .couldNotResolve(host: "no-such-host.invalid"))
  }

  @Test func endsWhenTimeIsUp() async throws {
    try await withServer({ _ in [.stall] }) { client, server in
      let start = ContinuousClock.now
      let error = await failure(of: HTTPRequest(url: server.url(), timeout: .seconds(1)), client)
      #expect(error == .timedOut(host: "127.0.0.1", after: .seconds(1), connected: true))
      #expect(error?.mayHaveBeenCarriedOut == true)
      #expect(ContinuousClock.now - start >= .milliseconds(990))
      #expect(await eventually { server.abandoned == 1 })
    }
  }

  @Test func endsWhenAnAnswerDrips() async throws {
    try await withServer({ _ in
      [.send("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n")]
        + (0..<50).flatMap { _ in [.pause(.milliseconds(60)), .send("x")] }
    }) { client, server in
      let error = await failure(of: HTTPRequest(url: server.url(), timeout: .seconds(1)), client)
      #expect(error == .timedOut(host: "127.0.0.1", after: .seconds(1), connected: true))
    }
  }

  @Test(arguments: [
    ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello", 5),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", 3), ("", 0),
  ])
  func tellsATruncatedAnswer(bytes: String, received: Int) async throws {
    try await withServer({ _ in [.send(bytes), .close] }) { client, server in
      let error = await failure(of: HTTPRequest(url: server.url()), client)
      guard case .truncated(_, received, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test func tellsAReset() async throws {
    try await withServer({ _ in
      [.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"), .pause(.milliseconds(50)), .reset]
    }) { client, server in
      let error = await failure(of: HTTPRequest(method: "POST", url: server.url(), body: [1]), client)
      guard case .truncated(_, 3, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test(arguments: ["not HTTP at all\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n"])
  func refusesWhatIsNoHTTP(bytes: String) async throws {
    try await withServer({ _ in [.send(bytes), .close] }) { client, server in
      #expect(await failure(of: HTTPRequest(url: server.url()), client)?.mayHaveBeenCarriedOut == true)
    }
  }

  @Test func tellsATLSFault() async throws {
    try await withServer({ _ in [] }) { client, server in
      let url = "https://127.0.0.1:\(server.port)/"
      // A server that speaks no TLS never sees a whole request: it is made to answer by being stopped.
      let error = await failure(of: HTTPRequest(url: url, timeout: .milliseconds(300)), client)
      #expect(error == .timedOut(host: "127.0.0.1", after: .milliseconds(300), connected: false))
      let missing = HTTPRequest(url: url, caFile: "/no/such/file.pem")
      guard case .tls = await failure(of: missing, client) else {
        Issue.record("a missing CA file is no TLS fault")
        return
      }
    }
  }

  @Test func limitsTheBody() async throws {
    let body = [UInt8](repeating: 7, count: 1000)
    try await withServer({ _ in [.answer(200, [], body)] }) { client, server in
      let fitting = HTTPRequest(url: server.url(), maximumResponseSize: 1000)
      let answer = try await client.send(fitting)
      #expect(answer.body == body)
      let tooSmall = HTTPRequest(url: server.url(), maximumResponseSize: 999)
      #expect(await failure(of: tooSmall, client) == .tooLarge(limit: 999))
    }
  }

  @Test func limitsEndlessAnswers() async throws {
    try await withServer({ _ in
      [.send("HTTP/1.1 200 OK\r\n")] + (0..<400).map { _ in .send("X: \(String(repeating: "y", count: 9000))\r\n") }
    }) { client, server in
      let error = await failure(of: HTTPRequest(url: server.url()), client)
      #expect(error == .tooLarge(limit: 262_144))
    }
  }

  @Test func abortsAtOnceWhenTheTaskIsCancelled() async throws {
    try await withServer({ _ in [.stall] }) { client, server in
      let task = Task { await failure(of: HTTPRequest(url: server.url()), client) }
      #expect(await eventually { !server.requests.isEmpty })
      task.cancel()
      #expect(await task.value == .cancelled)
      #expect(await eventually { server.abandoned == 1 })
    }
  }

  @Test func sendsNothingForATaskAlreadyCancelled() async throws {
    try await withServer({ _ in [.answer(200)] }) { client, server in
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return await failure(of: HTTPRequest(url: server.url()), client)
      }
      task.cancel()
      #expect(await task.value == .cancelled)
      #expect(server.requests.isEmpty)
    }
  }

  @Test func failsWhatIsUnderWayUponShutdown() async throws {
    try await withServer({ _ in [.stall] }) { client, server in
      let task = Task { await failure(of: HTTPRequest(url: server.url()), client) }
      #expect(await eventually { !server.requests.isEmpty })
      await client.shutdown()
      #expect(await task.value == .shutDown)
      #expect(await failure(of: HTTPRequest(url: server.url()), client) == .shutDown)
      await client.shutdown()
    }
  }

  @Test func endsItsThreadWithTheLastReference() async throws {
    let server = try RawServer { _ in [.answer(200)] + [.stall] }
    defer { server.stop() }
    do {
      let client = try HTTPClient()
      let answer = try await client.send(HTTPRequest(url: server.url()))
      #expect(answer.status == 200)
      #expect(server.abandoned == 0)
    }
    // The thread closes the kept connection as it ends.
    #expect(await eventually { server.abandoned == 1 })
  }
}

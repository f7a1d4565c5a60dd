import CurlClient
import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct HTTPClientTests {
  @Test(arguments: ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "REPORT"])
  func sendsEveryMethodWithItsBody(method: String) async throws {
    try await withServer({ [.answer(201, [], $0.body)] }) { client, server in
      let body = Array("{\"name\": \"x\"}".utf8)
      let response = try await client.send(HTTPRequest(method: method, url: server.url("/v2/things?a=b"), body: body))
      let request = try #require(server.requests.first)
      #expect(request.requestLine == "\(method) /v2/things?a=b HTTP/1.1")
      #expect(request.body == body)
      #expect(request.values(of: "Content-Length") == ["13"])
      #expect(request.values(of: "Content-Type") == [])
      #expect(request.values(of: "Expect") == [])
      #expect(response.status == 201)
      #expect(response.version == "HTTP/1.1")
      #expect(response.body == body)
    }
  }

  @Test(arguments: [("GET", []), ("DELETE", []), ("POST", ["0"]), ("PUT", ["0"]), ("PATCH", ["0"])])
  func tellsAMissingBodyAsTheMethodHasIt(method: String, contentLength: [String]) async throws {
    try await withServer({ _ in [.answer(204)] }) { client, server in
      let response = try await client.send(HTTPRequest(method: method, url: server.url()))
      #expect(response.status == 204)
      #expect(response.body.isEmpty)
      #expect(server.requests.first?.values(of: "Content-Length") == contentLength)
    }
  }

  @Test func readsNoBodyAfterHead() async throws {
    try await withServer({ _ in [.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n")] }) { client, server in
      for _ in 1...2 {
        let request = HTTPRequest(method: "HEAD", url: server.url(), body: [1, 2, 3], maximumResponseSize: 10)
        let response = try await client.send(request)
        #expect(response.headers["content-length"] == "500")
        #expect(response.body.isEmpty)
      }
      #expect(server.requests.map(\.requestLine) == ["HEAD / HTTP/1.1", "HEAD / HTTP/1.1"])
      #expect(server.connections == 1)
    }
  }

  @Test func sendsHeadersInOrderWithRepeatsAndEmptyValues() async throws {
    try await withServer({ _ in [.answer(200)] }) { client, server in
      let headers: HTTPHeaders = [
        "X-Second": "2", "x-first": "1", "X-Second": "again: with colon", "X-Empty": "", "Content-Length": "99",
        "Transfer-Encoding": "chunked", "Accept": "application/json", "Content-Type": "application/json",
      ]
      _ = try await client.send(HTTPRequest(method: "POST", url: server.url(), headers: headers, body: [1, 2]))
      let request = try #require(server.requests.first)
      let own = request.headers.filter { $0.name.lowercased().hasPrefix("x-") }
      #expect(own.map(\.name) == ["X-Second", "x-first", "X-Second", "X-Empty"])
      #expect(own.map(\.value) == ["2", "1", "again: with colon", ""])
      #expect(request.values(of: "Content-Length") == ["2"])
      #expect(request.values(of: "Transfer-Encoding") == [])
      #expect(request.values(of: "Accept") == ["application/json"])
      #expect(request.values(of: "Content-Type") == ["application/json"])
      #expect(request.values(of: "Host") == ["127.0.0.1:\(server.port)"])
    }
  }

  @Test func readsHeadersInOrderWithRepeats() async throws {
    let answer =
      "HTTP/1.1 100 Continue\r\nX-Interim: 1\r\n\r\nHTTP/1.0 299 Odd\r\nSet-Cookie: a=1\r\nB:  two \r\nset-cookie: b=2\r\n"
      + "X-Folded: one\r\n  more\r\nEmpty:\r\nContent-Length: 2\r\n\r\nhi"
    try await withServer({ _ in [.send(answer)] }) { client, server in
      let response = try await client.send(HTTPRequest(url: server.url()))
      #expect(response.status == 299)
      #expect(response.version == "HTTP/1.0")
      #expect(response.headers.map(\.name) == ["Set-Cookie", "B", "set-cookie", "X-Folded", "Empty", "Content-Length"])
      #expect(response.headers.values(of: "SET-COOKIE") == ["a=1", "b=2"])
      #expect(response.headers["Set-Cookie"] == "b=2")
      #expect(response.headers["b"] == "two")
      #expect(response.headers["x-folded"] == "one more")
      #expect(response.headers["empty"] == "")
      #expect(response.headers["x-interim"] == nil)
      #expect(response.text == "hi")
    }
  }

  @Test func carriesFiveMegabytesOfAllBytesBothWays() async throws {
    let body = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    try await withServer({ [.answer(200, [], $0.body)] }) { client, server in
      let response = try await client.send(HTTPRequest(method: "PUT", url: server.url(), body: body))
      #expect(server.requests.first?.body == body)
      #expect(response.body == body)
    }
  }

  @Test func keepsNulBytes() async throws {
    try await withServer({ [.answer(200, [], $0.body)] }) { client, server in
      let response = try await client.send(HTTPRequest(method: "POST", url: server.url(), body: [0, 65, 0, 0, 66, 0]))
      #expect(response.body == [0, 65, 0, 0, 66, 0])
    }
  }

  @Test func readsChunkedAnswersWithoutTheirTrailers() async throws {
    let answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: t\r\n\r\n"
    try await withServer({ _ in [.send(answer)] }) { client, server in
      let response = try await client.send(HTTPRequest(url: server.url()))
      #expect(response.text == "abcde")
      #expect(response.headers["x-trailer"] == nil)
    }
  }

  @Test func unpacksGzip() async throws {
    let packed = "1f8b08000000000002ffcb48cdc9c95728cf2fca49010085114a0d0b000000"
    let bytes = stride(from: 0, to: packed.utf8.count, by: 2).compactMap {
      UInt8(packed.dropFirst($0).prefix(2), radix: 16)
    }
    try await withServer({ _ in [.answer(200, ["Content-Encoding: gzip"], bytes)] }) { client, server in
      let response = try await client.send(HTTPRequest(url: server.url()))
      #expect(response.text == "hello world")
      #expect(server.requests.first?.values(of: "Accept-Encoding") == ["gzip"])
    }
  }

  @Test func usesOneConnectionAgain() async throws {
    try await withServer({ _ in [.answer(200)] }) { client, server in
      for number in 1...20 {
        let response = try await client.send(HTTPRequest(url: server.url("/\(number)")))
        #expect(response.remoteAddress == "127.0.0.1")
        #expect(response.remotePort == server.port)
        #expect(response.effectiveURL == server.url("/\(number)"))
        #expect(response.redirectCount == 0)
      }
      #expect(server.connections == 1)
      #expect(server.requests.count == 20)
    }
  }

  /// The second request is read, and its connection, which served the first, closed without an answer.
  private static let dropsTheSecond: @Sendable (RawRequest) -> [RawAction] = { request in
    request.requestLine.contains("/second") && request.connection == 1 ? [.close] : [.answer(200)]
  }

  @Test(arguments: ["GET", "HEAD", "OPTIONS"])
  func repeatsAQuestionWhenAKeptConnectionDies(_ method: String) async throws {
    try await withServer(Self.dropsTheSecond) { client, server in
      _ = try await client.send(HTTPRequest(url: server.url("/first")))
      let response = try await client.send(HTTPRequest(method: method, url: server.url("/second"), body: [1]))
      #expect(response.status == 200)
      #expect(server.requests.count == 3)
      #expect(server.connections == 2)
    }
  }

  @Test(arguments: ["POST", "PATCH", "PUT", "DELETE"], [[UInt8](), [1], [UInt8](repeating: 7, count: 100_000)])
  func neverRepeatsAnotherRequest(_ method: String, _ body: [UInt8]) async throws {
    // Whichever connection it takes: after a long pause between the two, as a busy machine makes, it is a new one.
    try await withServer({ $0.requestLine.contains("/second") ? [.close] : [.answer(200)] }) { client, server in
      _ = try await client.send(HTTPRequest(url: server.url("/first")))
      let error = await failure(of: HTTPRequest(method: method, url: server.url("/second"), body: body), client)
      #expect(error?.mayHaveBeenCarriedOut == true)
      #expect(error?.isLostConnection == true)
      #expect(server.requests.count == 2)
      // The client is as good as before.
      #expect(try await client.send(HTTPRequest(method: method, url: server.url("/third"), body: body)).status == 200)
    }
  }

  @Test func usesOneConnectionAgainWhateverTheMethod() async throws {
    try await withServer({ _ in [.answer(200)] }) { client, server in
      var (pauses, last) = (0, ContinuousClock.now)
      for method in ["POST", "GET", "PATCH", "POST", "DELETE", "POST"] {
        // A connection that was idle for 2 s is rightly left alone; a busy machine may make it so.
        if ContinuousClock.now - last > .seconds(1) { pauses += 1 }
        _ = try await client.send(HTTPRequest(method: method, url: server.url(), body: [1]))
        last = .now
      }
      #expect(server.connections <= 1 + pauses)
    }
  }

  @Test func noticesAConnectionThatWasClosedMeanwhile() async throws {
    try await withServer({ $0.connection == 1 ? [.answer(200), .close] : [.answer(200)] }) { client, server in
      _ = try await client.send(HTTPRequest(url: server.url("/first")))
      // The end of the connection needs a moment to arrive.
      #expect(await eventually { server.closings == 1 })
      try await Task.sleep(for: .milliseconds(50))
      #expect(try await client.send(HTTPRequest(method: "POST", url: server.url(), body: [1])).status == 200)
      #expect(server.requests.count == 2)
      #expect(server.connections == 2)
    }
  }

  @Test func runsAHundredRequestsAtOnce() async throws {
    let script: @Sendable (RawRequest) -> [RawAction] = { [.pause(.seconds(1)), .answer(200, [], $0.body)] }
    try await withServer(script) { client, server in
      let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<100 {
          group.addTask {
            let body = Array("body \(number)".utf8)
            return try await client.send(HTTPRequest(method: "POST", url: server.url(), body: body)).body == body
          }
        }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(answers == 100)
    }
  }

  @Test func tellsTimings() async throws {
    let script: @Sendable (RawRequest) -> [RawAction] = { _ in
      [
        .pause(.milliseconds(50)), .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na"), .pause(.milliseconds(50)),
        .send("b"),
      ]
    }
    try await withServer(script) { client, server in
      let timings = try await client.send(HTTPRequest(url: server.url())).timings
      #expect(timings.nameLookup <= timings.connect)
      #expect(timings.connect <= timings.firstByte)
      #expect(timings.tlsHandshake == .zero)
      #expect(timings.firstByte >= .milliseconds(50))
      #expect(timings.total >= timings.firstByte)
      #expect(timings.total >= .milliseconds(100))
    }
  }
}

import Foundation
import TestSupport
import Testing

/// Servers that are broken or mean harm: the run ends, says why, and does not swallow what they send.
@Suite(.timeLimit(.minutes(3))) struct HostileServerTests {
  /// Some answer, and what is told of it.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let actions: [RawAction]
    let message: String

    init(_ name: String, _ actions: [RawAction], _ message: String) {
      testDescription = name
      self.actions = actions
      self.message = message
    }
  }

  private static let block = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 16)
  private static let start = "HTTP/1.1 200 OK\r\n"

  static let cases = [
    Case(
      "a body without end", [.send(start + "\r\n"), .sendForever(block)],
      "the answer is larger than the limit of 16777216 bytes"),
    Case(
      "a chunked body without end",
      [.send(start + "Transfer-Encoding: chunked\r\n\r\n"), .sendForever(Array("10000\r\n".utf8) + block + [13, 10])],
      "the answer is larger than the limit of 16777216 bytes"),
    Case(
      "a header without end",
      [.send(start), .sendForever(Array("X-Filler: \(String(repeating: "y", count: 900))\r\n".utf8))],
      "the answer is larger than the limit of 262144 bytes"),
    Case("a header line without end", [.send(start + "X-Long: "), .sendForever(block)], "127.0.0.1"),
    Case(
      "interim answers without end", [.sendForever(Array("HTTP/1.1 102 Processing\r\n\r\n".utf8))],
      "the answer is larger than the limit of 262144 bytes"),
    Case(
      "a bomb of gzip",
      [.answer(200, ["Content-Encoding: gzip"], bomb)], "the answer is larger than the limit of 16777216 bytes"),
    Case(
      "no gzip", [.answer(200, ["Content-Encoding: gzip"], Array("plain".utf8))], "speaks no HTTP"),
    Case(
      "a length that is too long", [.send(start + "Content-Length: 9\r\n\r\n{}"), .close],
      "in the midst of the answer, after 2 bytes"),
    Case("a length that is no number", [.send(start + "Content-Length: many\r\n\r\n{}"), .close], "127.0.0.1"),
    Case("HTTP/0.9", [.send("<html>hello</html>\r\n"), .close], "speaks no HTTP"),
    Case("noise", [.send([0, 159, 146, 150, 13, 10, 13, 10]), .close], "speaks no HTTP"),
    Case("silence", [.stall], "no complete answer from 127.0.0.1 within 2.0 seconds"),
    Case(
      "an answer that drips",
      [.send(start + "Content-Length: 5000\r\n\r\n")]
        + (0..<100).flatMap { _ in [RawAction.pause(.milliseconds(100)), .send("x")] },
      "no complete answer from 127.0.0.1 within 2.0 seconds"),
    Case("nothing", [.close], "ended the connection without an answer"),
    Case("a reset", [.reset], "127.0.0.1 ended the connection"),
  ]

  /// 64 MiB of zeros, compressed by `gzip`.
  private static let bomb: [UInt8] = {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "head -c 67108864 /dev/zero | gzip -9"]
    let output = Pipe()
    process.standardOutput = output
    guard (try? process.run()) != nil else { return [] }
    return [UInt8]((try? output.fileHandleForReading.readToEnd()) ?? Data())
  }()

  @Test(arguments: cases)
  func endsWithAMessage(_ it: Case) async throws {
    let folder = try ScratchFolder()
    let page = "# P\n\n{% konnect_api_request %}\nurl: /v2/x\nmethod: POST\n{% endkonnect_api_request %}\n"
    try folder.write(page, to: "page.md")
    let actions = it.actions
    let server = try RawServer { _ in actions }
    defer { server.stop() }
    let result = try await RunbookProcess.run(
      "run", "page.md", "--target", server.url(""), "--timeout", "2", in: folder.url,
      environment: ["KONNECT_TOKEN": KonnectFixture.token])
    #expect(result.status == 1, "\(result.output)\(result.errors)")
    #expect(result.words.contains(it.message), "\(result.output)")
    #expect(result.words.contains("whether the POST was carried out is not known"), "\(result.output)")
    #expect(server.requests.count == 1, "a POST was sent again")
    #expect(!(result.output + result.errors).contains(KonnectFixture.token))
  }
}

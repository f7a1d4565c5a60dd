import Foundation
import Testing

/// `mock` in one process, `run` in another: the same result over a real socket.
@Suite struct MockTests {
  /// A mock in a process of its own, on any free port.
  private final class Mock {
    let process: Process
    let baseURL: String
    private let output: Pipe

    init(_ arguments: String...) throws {
      let started = try RunbookProcess.start(["mock", "--port", "0"] + arguments)
      process = started.process
      output = started.output
      var line = ""
      while !line.contains("\n") {
        let data = started.output.fileHandleForReading.availableData
        if data.isEmpty { break }
        line += String(decoding: data, as: UTF8.self)
      }
      let range = try #require(line.range(of: "http://127.0.0.1:[0-9]+", options: .regularExpression))
      baseURL = String(line[range])
    }

    deinit { process.terminate() }
  }

  /// The lines of a run without what differs between runs: ids and times.
  private static func shape(_ result: RunbookProcess.Result) -> [String] {
    let uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    return result.lines.dropFirst(2).map { line in
      var line = line.replacingOccurrences(of: uuid, with: "ID", options: .regularExpression)
      for pattern in ["after .*$", " · [0-9]+ requests.*$"] {
        line = line.replacingOccurrences(of: pattern, with: "", options: .regularExpression)
      }
      return line
    }
  }

  @Test(arguments: ["rate-limited-service", "managed-cache-control-plane-group"])
  func sameResultOverASocket(_ name: String) async throws {
    let mock = try Mock("--ready-after", "0.2")
    let remote = try await RunbookProcess.run(
      "run", "--target", mock.baseURL, "runbooks/\(name).md", environment: ["CI": "true"])
    #expect(remote.status == 0, "\(remote.output)\(remote.errors)")
    let embedded = try await RunbookProcess.run("run", "runbooks/\(name).md")
    #expect(Self.shape(remote) == Self.shape(embedded))
  }

  @Test func aPortInUseIsTold() async throws {
    let mock = try Mock()
    let port = try #require(mock.baseURL.split(separator: ":").last)
    let result = try await RunbookProcess.run("mock", "--port", String(port))
    #expect(result.status == 2)
    #expect(result.errors == "error: port \(port) is in use; choose another, or 0 for any that is free\n")
  }

  @Test func specificationsOfTheUsersOwn() async throws {
    let folder = try ScratchFolder()
    try folder.write(
      """
      openapi: 3.0.3
      info: {title: Things, version: 1.0.0}
      servers: [{url: https://us.api.konghq.com/v1}]
      paths:
        /things:
          get:
            operationId: list-things
            responses:
              '200': {description: Things., content: {application/json: {schema: {type: array, items: {type: string}}}}}
      """, to: "things.yaml")
    let page = "# P\n\n{% konnect_api_request %}\nurl: /v1/things\nstatus_code: 200\n{% endkonnect_api_request %}\n"
    try folder.write(page, to: "page.md")
    let with = try await RunbookProcess.run("run", "page.md", "--specs", "things.yaml", in: folder.url)
    #expect(with.status == 0, "\(with.output)\(with.errors)")
    let without = try await RunbookProcess.run("run", "page.md", in: folder.url)
    #expect(without.status == 1)
    #expect(without.output.contains("none of the built-in specifications covers /v1/things"))
  }
}

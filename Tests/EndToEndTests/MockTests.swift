import Foundation
import JSON
import Testing

/// `mock` in one process, `run` in another: the same result over a real socket.
@Suite struct MockTests {
  /// The lines of a run without what differs between runs: ids and times.
  private static func shape(_ result: RunbookProcess.Result) -> [String] {
    let uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    return result.lines.dropFirst(2).map { line in
      var line = line.replacingOccurrences(of: uuid, with: "ID", options: .regularExpression)
      // On a busy machine a resource may be ready before it is looked at.
      let readiness = "initializing → ready after .*$|ready at the first look$"
      line = line.replacingOccurrences(of: readiness, with: "ready", options: .regularExpression)
      for pattern in ["after .*$", " · [0-9]+ requests.*$"] {
        line = line.replacingOccurrences(of: pattern, with: "", options: .regularExpression)
      }
      return line
    }
  }

  @Test(arguments: ["rate-limited-service", "managed-cache-control-plane-group"])
  func sameResultOverASocket(_ name: String) async throws {
    let mock = try MockProcess("--ready-after", "0.2")
    let remote = try await RunbookProcess.run(
      "run", "--target", mock.baseURL, "runbooks/\(name).md", environment: ["CI": "true"])
    #expect(remote.status == 0, "\(remote.output)\(remote.errors)")
    let embedded = try await RunbookProcess.run("run", "runbooks/\(name).md")
    #expect(Self.shape(remote) == Self.shape(embedded))
  }

  @Test func aPortInUseIsTold() async throws {
    let mock = try MockProcess()
    let port = try #require(mock.baseURL.split(separator: ":").last)
    let result = try await RunbookProcess.run("mock", "--port", String(port))
    #expect(result.status == 2)
    #expect(result.errors == "error: port \(port) is in use; choose another, or 0 for any that is free\n")
  }

  @Test func faultsRepeatBySeed() async throws {
    func run(seed: String) async throws -> [String] {
      let faults = ["--faults", "429=0.3,503=0.2,reset-before=0.1", "--fault-seed", seed]
      let result = try await RunbookProcess.run(
        arguments: ["run", "runbooks/managed-cache-control-plane-group.md"] + faults)
      return result.lines.dropLast()
    }
    let first = try await run(seed: "1")
    #expect(try await run(seed: "1") == first)
    #expect(try await run(seed: "2") != first)
  }

  @Test(arguments: [
    (["run", "--faults", "nix=1", "runbooks"], "there is no fault `nix`"),
    (["run", "--fault-seed", "1", "runbooks"], "--fault-seed goes with --faults"),
    (
      ["run", "--target", "http://127.0.0.1:1", "--faults", "429=1", "runbooks"],
      "--faults goes with the embedded mock"
    ),
    (["mock", "--faults", "429=2"], "`429=2` has no rate"),
    (["mock", "--tls-cert", "cert.pem"], "--tls-cert and --tls-key go together"),
    (["mock", "--log", "/no/such/folder/log"], "/no/such/folder/log: the log cannot be written"),
    (
      ["mock", "--tls-cert", "README.md", "--tls-key", "README.md"],
      "README.md cannot be used for TLS: it holds no certificate in PEM form"
    ),
  ])
  func badOptionsAreTold(_ arguments: [String], _ message: String) async throws {
    let result = try await RunbookProcess.run(arguments: arguments)
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func theLogHasALineForEachRequest() async throws {
    let folder = try ScratchFolder()
    let log = folder.url.appending(path: "mock.log")
    let mock = try MockProcess("--log", log.path, "--ready-after", "0.2")
    let run = try await RunbookProcess.run(
      "run", "--target", mock.baseURL, "runbooks/rate-limited-service.md",
      environment: ["KONNECT_TOKEN": "planted-token"])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    let text = try String(contentsOf: log, encoding: .utf8)
    #expect(!text.contains("planted-token"))
    let entries = try text.split(separator: "\n").map { try JSONParser.parse(String($0)) }
    #expect(entries.count { $0["created"]?.string != nil } == 4)
    #expect(entries.map { $0["request"]?.int } == Array(1...entries.count))
    #expect(Set(entries.map { $0["organization"]?.string }).count == 1)
    let access = try FileManager.default.attributesOfItem(atPath: log.path)[.posixPermissions] as? Int
    #expect(access == 0o600)
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

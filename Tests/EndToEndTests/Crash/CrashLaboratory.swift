#if os(Linux)
  import Foundation
  import FoundationNetworking
  import JSON
  import Synchronization
  import Testing

  /// A place at which the program is ended.
  enum CrashPoint: Sendable, CustomStringConvertible {
    /// Before a write to the journal's files, or in the midst of it.
    case write(Int, isTorn: Bool)
    /// At a request.
    case request(Int, KillingProxy.Moment)

    var description: String {
      switch self {
      case .write(let number, let isTorn): "write \(number)\(isTorn ? " torn" : "")"
      case .request(let number, let moment): "\(moment.rawValue) request \(number)"
      }
    }
  }

  /// Runs the managed cache page against a mock in a process of its own, ends it at a point, and carries it on.
  final class CrashLaboratory: Sendable {
    /// What is compared between runs.
    struct Outcome: Equatable {
      /// Every create that the server carried out, ids left out, in alphabetical order.
      var creates: [String]
      /// Every step with its status.
      var steps: [String]
      /// The verdict.
      var verdict: String
    }

    private static let page = RunbookProcess.root.appending(path: "runbooks/managed-cache-control-plane-group.md").path

    private let mock: Process
    private let mockPort: Int
    private let proxy: KillingProxy
    private let shim: URL
    private let folder: ScratchFolder

    init() async throws {
      folder = try ScratchFolder()
      shim = folder.url.appending(path: "kill-at-write.so")
      let source = RunbookProcess.root.appending(path: "scripts/kill-at-write.c").path
      try Self.compile(source, to: shim.path)
      let started = try RunbookProcess.start(["mock", "--port", "0", "--ready-after", "0"])
      mock = started.process
      var line = ""
      while !line.contains("\n") {
        let data = started.output.fileHandleForReading.availableData
        if data.isEmpty { break }
        line += String(decoding: data, as: UTF8.self)
      }
      let range = try #require(line.range(of: "127.0.0.1:[0-9]+", options: .regularExpression), "\(line)")
      mockPort = try #require(Int(line[range].split(separator: ":")[1]))
      proxy = try KillingProxy(serverPort: mockPort)
    }

    deinit {
      mock.terminate()
      proxy.stop()
    }

    private static func compile(_ source: String, to library: String) throws {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["cc", "-shared", "-fPIC", "-o", library, source, "-ldl", "-lpthread"]
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0, "the shim could not be compiled")
    }

    // MARK: Points

    /// How many writes to the journal and how many requests a whole run makes, and what comes of it.
    func measure() async throws -> (writes: Int, requests: Int, outcome: Outcome) {
      let log = folder.url.appending(path: "writes.log").path
      let place = try ScratchFolder()
      proxy.begin()
      let token = Self.token()
      let status = try await run(
        ["run", "--yes", "--target", proxy.url, Self.page], token, place,
        [
          "LD_PRELOAD": shim.path, "RUNBOOK_KILL_LOG": log,
        ])
      try #require(status.status == 0, "\(status.output)\(status.errors)")
      let writes = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").count
      return (writes, proxy.seen, try await outcome(in: place))
    }

    /// Ends a run at `point`, carries it on, compares it with `expected`, and takes it back; returns what is wrong.
    func faults(at point: CrashPoint, expecting expected: Outcome) async throws -> [String] {
      let place = try ScratchFolder()
      let token = Self.token()
      var environment: [String: String] = [:]
      switch point {
      case .write(let number, let isTorn):
        proxy.begin()
        environment = ["LD_PRELOAD": shim.path, "RUNBOOK_KILL_AT": "\(number)"]
        if isTorn { environment["RUNBOOK_KILL_TORN"] = "1" }
      case .request(let number, let moment): proxy.begin(number, moment)
      }
      let arguments = ["run", "--yes", "--target", proxy.url, Self.page]
      let first = try await run(arguments, token, place, environment, isVictim: true)
      var faults: [String] = []
      if first.status != 9 { faults.append("it was not ended, but ended with \(first.status): \(first.errors)") }
      let second = try await carryOn(arguments, token, place)
      if second.status != 0 {
        faults.append("carried on, it ended with \(second.status): \(second.output)\(second.errors)")
      }
      let outcome = try await outcome(in: place)
      if outcome != expected { faults.append("it came to \(outcome), not to \(expected)") }
      let id = try await lastRun(in: place)["id"]?.string ?? ""
      let undo = try await run(["undo", id], token, place)
      if undo.status != 0 { faults.append("undo ended with \(undo.status): \(undo.output)\(undo.errors)") }
      faults += try await remains(token)
      return faults.map { "\(point): \($0)" }
    }

    /// Carries on what the journal has; runs the page anew where the end came before anything was kept.
    private func carryOn(_ arguments: [String], _ token: String, _ place: ScratchFolder) async throws
      -> RunbookProcess.Result
    {
      let history = try await RunbookProcess.run("history", "--format", "json", in: place.url)
      let last = (try? JSONParser.parse(history.output))?["runs"]?[0]
      // Nothing was kept: nothing was sent either.
      guard let last else { return try await run(arguments, token, place) }
      // The end came when all was done.
      if last["state"] == "finished" { return history }
      return try await run(["resume"], token, place)
    }

    // MARK: Processes

    private static let counter = Mutex(0)

    /// A token of an organization that no other run has.
    private static func token() -> String {
      counter.withLock { number in
        number += 1
        return "crash-test-token-\(number)"
      }
    }

    private func run(
      _ arguments: [String], _ token: String, _ place: ScratchFolder, _ environment: [String: String] = [:],
      isVictim: Bool = false
    ) async throws -> RunbookProcess.Result {
      let started = try RunbookProcess.start(
        arguments, in: place.url, environment: environment.merging(["KONNECT_TOKEN": token]) { $1 })
      if isVictim { proxy.target(started.process.processIdentifier) }
      defer { proxy.target(nil) }
      return await RunbookProcess.finish(started)
    }

    // MARK: Outcomes

    private func lastRun(in place: ScratchFolder) async throws -> JSONValue {
      let history = try await RunbookProcess.run("history", "--format", "json", in: place.url)
      return try #require(try JSONParser.parse(history.output)["runs"]?[0])
    }

    private func outcome(in place: ScratchFolder) async throws -> Outcome {
      let run = try await lastRun(in: place)
      let show = try await RunbookProcess.run("show", run["id"]?.string ?? "", "--format", "json", in: place.url)
      let steps = try JSONParser.parse(show.output)["steps"]?.array ?? []
      let id = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
      let creates = proxy.entries.filter { $0.method == "POST" && (200..<300).contains($0.status) }.map { entry in
        "\(entry.method) \(entry.path.replacingOccurrences(of: id, with: "ID", options: .regularExpression))"
      }
      return Outcome(
        creates: creates.filter { !$0.hasSuffix("/remove") }.sorted(),
        steps: steps.map { "\($0["id"]?.string ?? "") \($0["status"]?.string ?? "")" },
        verdict: run["verdict"]?.string ?? "none")
    }

    /// What is left in the organization of `token` of all that the page creates.
    private func remains(_ token: String) async throws -> [String] {
      var remains: [String] = []
      for (region, path) in [
        ("us", "/v2/control-planes"), ("global", "/v2/cloud-gateways/networks"),
        ("global", "/v2/cloud-gateways/add-ons"),
      ] {
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(mockPort)\(path)")))
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        request.setValue("\(region).api.konghq.com", forHTTPHeaderField: "X-Forwarded-Host")
        let (data, _) = try await URLSession.shared.data(for: request)
        let items = try JSONParser.parse(bytes: [UInt8](data))["data"]?.array ?? []
        if !items.isEmpty { remains.append("\(items.count) left at \(path)") }
      }
      return remains
    }
  }
#endif

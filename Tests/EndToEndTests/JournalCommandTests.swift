import Foundation
import JSON
import Testing

/// `history`, `show`, `resume`, `undo` and `--cleanup`, as a user gives them.
@Suite struct JournalCommandTests {
  private static let page = RunbookProcess.root.appending(path: "runbooks/managed-cache-control-plane-group.md").path
  private static let plane = """
    # Page

    {% konnect_api_request %}
    url: /v2/control-planes
    method: POST
    status_code: 201
    body: {name: kept-plane, description: $NOTE_TOKEN}
    {% endkonnect_api_request %}

    """

  private static func json(_ result: RunbookProcess.Result) throws -> JSONValue { try JSONParser.parse(result.output) }

  @Test func aRunIsKeptShownAndTakenBack() async throws {
    let mock = try MockProcess("--ready-after", "0")
    let place = try ScratchFolder()
    let token = ["KONNECT_TOKEN": "kept-run-token"]
    let run = try await RunbookProcess.run(
      "run", "--yes", "--target", mock.baseURL, Self.page, in: place.url, environment: token)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    let history = try Self.json(await RunbookProcess.run("history", "--format", "json", in: place.url))
    let last = try #require(history["runs"]?[0])
    #expect(last["verdict"] == "passed")
    #expect(last["state"] == "finished")
    #expect(last["target"] == .string(mock.baseURL))
    let id = try #require(last["id"]?.string)
    let text = try await RunbookProcess.run("history", in: place.url)
    #expect(text.lines.count == 2)
    #expect(text.lines.last?.hasPrefix(id) == true)

    // By the end of the id, as one types it.
    let show = try Self.json(
      await RunbookProcess.run("show", String(id.suffix(4)), "--format", "json", in: place.url))
    #expect(show["steps"]?.array?.count == 14)
    let resources = show["resources"]?.array ?? []
    #expect(resources.count == 11)
    #expect(resources.allSatisfy { $0["fate"] == "present" })
    #expect(resources.first?["label"] == "control plane `hybrid-cp`")
    #expect(resources.count { $0["inverse"] == .null } == 1, "only the configuration has no operation to delete it")

    let resume = try await RunbookProcess.run("resume", id, in: place.url, environment: token)
    #expect(resume.status == 2)
    #expect(resume.errors.contains("has come to its end"))

    let undo = try await RunbookProcess.run("undo", id, in: place.url, environment: token)
    #expect(undo.status == 0, "\(undo.output)\(undo.errors)")
    #expect(undo.lines.last == "10 of 11 gone, 1 left")
    #expect(undo.lines.contains { $0.contains("configuration") && $0.contains("no operation that deletes it") })
    let again = try await RunbookProcess.run("undo", id, in: place.url, environment: token)
    #expect(again.status == 0)
    #expect(again.lines.last == "10 of 11 gone, 1 left")
    let undone = try Self.json(await RunbookProcess.run("history", "--format", "json", in: place.url))
    #expect(undone["runs"]?[0]?["state"] == "undone")
  }

  /// A step fails, the one behind it succeeds: only the first is done again.
  @Test func whatSucceededBehindAFailureIsNotDoneTwice() async throws {
    let mock = try MockProcess("--ready-after", "0")
    let place = try ScratchFolder()
    let failing =
      "{% konnect_api_request %}\nurl: /v2/control-planes\nstatus_code: 404\n{% endkonnect_api_request %}\n\n"
    try place.write(Self.plane.replacing("# Page\n\n", with: "# Page\n\n\(failing)"), to: "page.md")
    let run = try await RunbookProcess.run(
      "run", "--target", mock.baseURL, "--yes", "--var", "NOTE_TOKEN=x4711", "page.md", in: place.url)
    #expect(run.status == 1)
    #expect(run.lines.last?.hasPrefix("FAILED  2 steps: 1 passed, 1 failed · 2 requests") == true, "\(run.output)")
    let history = try Self.json(await RunbookProcess.run("history", "--format", "json", in: place.url))
    let id = try #require(history["runs"]?[0]?["id"]?.string)
    let resumed = try await RunbookProcess.run("resume", id, "--var", "NOTE_TOKEN=x4711", in: place.url)
    #expect(resumed.status == 1)
    #expect(resumed.lines.last?.hasPrefix("FAILED  2 steps: 1 passed, 1 failed") == true, "\(resumed.output)")
    #expect(!resumed.output.contains("409"), "\(resumed.output)")
    // Mended, it passes, and there is one control plane to take back.
    try place.write(
      Self.plane.replacing("# Page\n\n", with: "# Page\n\n\(failing.replacing("404", with: "200"))"), to: "page.md")
    let mended = try await RunbookProcess.run("resume", id, "--var", "NOTE_TOKEN=x4711", in: place.url)
    #expect(mended.status == 0, "\(mended.output)\(mended.errors)")
    let undo = try await RunbookProcess.run("undo", id, in: place.url)
    #expect(undo.lines.last == "1 of 1 gone", "\(undo.output)\(undo.errors)")
  }

  @Test func cleanupDeletesAtTheEnd() async throws {
    let mock = try MockProcess("--ready-after", "0")
    let place = try ScratchFolder()
    try place.write(Self.plane, to: "page.md")
    let run = try await RunbookProcess.run(
      "run", "--yes", "--target", mock.baseURL, "--cleanup", "always", "--var", "NOTE_TOKEN=x4711", "page.md",
      in: place.url)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.lines.last == "1 of 1 gone")
    #expect(run.lines.contains { $0.hasPrefix("control plane `kept-plane`") && $0.hasSuffix("deleted") })
  }

  @Test func secretsAreNowhereInTheJournal() async throws {
    let mock = try MockProcess("--ready-after", "0")
    let place = try ScratchFolder()
    try place.write(Self.plane, to: "page.md")
    let secret = "plant/ed secret+4711"
    let run = try await RunbookProcess.run(
      "run", "--yes", "--target", mock.baseURL, "--var", "NOTE_TOKEN=\(secret)", "page.md", in: place.url,
      environment: ["KONNECT_TOKEN": "planted-konnect-token"])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    let folder = place.url.appending(path: ".runbook")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.contains("journal.sqlite"))
    let forms = [
      secret, "planted-konnect-token", "plant%2Fed%20secret%2B4711", Data(secret.utf8).base64EncodedString(),
      Data("planted-konnect-token".utf8).base64EncodedString(),
    ]
    for name in names {
      let bytes = try Data(contentsOf: folder.appending(path: name))
      for form in forms { #expect(bytes.firstRange(of: Data(form.utf8)) == nil, "\(form) in \(name)") }
    }
    let show = try await RunbookProcess.run("history", "--format", "json", in: place.url)
    #expect(!show.output.contains("4711"))
  }

  @Test func runsOnTheEmbeddedMockAreKeptUnlessNotWanted() async throws {
    let place = try ScratchFolder()
    try place.write(Self.plane, to: "page.md")
    let arguments = ["run", "--var", "NOTE_TOKEN=x4711", "page.md"]
    _ = try await RunbookProcess.run(arguments: arguments + ["--no-journal"], in: place.url)
    #expect(!FileManager.default.fileExists(atPath: place.url.appending(path: ".runbook").path))
    let none = try await RunbookProcess.run("history", in: place.url)
    #expect(none.status == 2)
    #expect(none.errors.contains("there is no journal in"))
    #expect(try await RunbookProcess.run(arguments: arguments, in: place.url).status == 0)
    let history = try Self.json(await RunbookProcess.run("history", "--format", "json", in: place.url))
    #expect(history["runs"]?[0]?["target"] == "the embedded mock")
    #expect(history["runs"]?[0]?["verdict"] == "passed")
    for command in ["resume", "undo"] {
      let id = try #require(history["runs"]?[0]?["id"]?.string)
      let result = try await RunbookProcess.run(command, id, in: place.url)
      #expect(result.status == 2)
      #expect(result.errors.contains("on the embedded mock, of which nothing is left"))
    }
  }

  @Test func aJournalThatCannotBeUsedIsNamed() async throws {
    let mock = try MockProcess("--ready-after", "0")
    let place = try ScratchFolder()
    try place.write(Self.plane, to: "page.md")
    try FileManager.default.createDirectory(
      at: place.url.appending(path: ".runbook"), withIntermediateDirectories: true)
    try place.write("no journal at all, but some text of enough length", to: ".runbook/journal.sqlite")
    let remote = try await RunbookProcess.run(
      "run", "--yes", "--target", mock.baseURL, "--var", "NOTE_TOKEN=x4711", "page.md", in: place.url)
    #expect(remote.status == 2)
    #expect(remote.errors.contains(".runbook/journal.sqlite: the journal is damaged and was left as it is"))
    #expect(!remote.output.contains("POST"))
    let embedded = try await RunbookProcess.run("run", "--var", "NOTE_TOKEN=x4711", "page.md", in: place.url)
    #expect(embedded.status == 0)
    #expect(embedded.errors.contains("warning: "))
    #expect(try await RunbookProcess.run("history", in: place.url).status == 2)
  }

  @Test(
    .enabled(if: hasSQLite, "there is no sqlite3 to damage the file with"),
    arguments: ["is_of_part = 'x'", "wall_time = 1e300"])
  func aDamagedValueIsToldByEveryCommand(_ change: String) async throws {
    let place = try ScratchFolder()
    try place.write(Self.plane, to: "page.md")
    let run = try await RunbookProcess.run("run", "--var", "NOTE_TOKEN=x4711", "page.md", in: place.url)
    #expect(run.status == 0)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/sqlite3")
    process.arguments = [place.url.appending(path: ".runbook/journal.sqlite").path, "UPDATE run SET \(change)"]
    try process.run()
    process.waitUntilExit()
    for arguments in [["history"], ["show", "x"], ["undo", "x"], ["resume", "x"]] {
      let result = try await RunbookProcess.run(arguments: arguments, in: place.url)
      #expect(result.status == 2, "\(arguments)")
      let message = ".runbook/journal.sqlite: the journal is damaged and was left as it is: a value of column `"
      #expect(result.errors.contains(message), "\(arguments): \(result.errors)")
    }
  }

  private static let hasSQLite = FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3")

  #if os(Linux)
    @Test func aFullDiskStopsTheRunBeforeTheNextRequest() async throws {
      let mock = try MockProcess("--ready-after", "0")
      let port = try #require(mock.baseURL.split(separator: ":").last.flatMap { Int($0) })
      let proxy = try KillingProxy(serverPort: port)
      defer { proxy.stop() }
      let place = try ScratchFolder()
      let token = ["KONNECT_TOKEN": "full-disk-token"]
      // Files of 160 KiB at most, and no signal for what is longer: the journal's log is full in mid-run.
      let process = Process()
      process.executableURL = URL(filePath: "/bin/bash")
      let command = "trap '' XFSZ; ulimit -f 160; exec \"$@\""
      process.arguments = [
        "-c", command, "bash", RunbookProcess.binary.path, "run", "--yes", "--target", proxy.url, Self.page,
      ]
      process.currentDirectoryURL = place.url
      process.environment = ["PATH": "/usr/bin:/bin", "TERM": "dumb"].merging(token) { $1 }
      let (output, errors) = (Pipe(), Pipe())
      (process.standardOutput, process.standardError) = (output, errors)
      process.standardInput = FileHandle.nullDevice
      try process.run()
      let full = await RunbookProcess.finish((process, output, errors))
      #expect(full.status == 2, "\(full.output)\(full.errors)")
      #expect(full.errors.contains("the journal cannot be written: no space is left"), "\(full.errors)")
      let sent = proxy.entries.filter { $0.method != "GET" }.count
      #expect(sent > 0)
      #expect(sent < 11)
      let last = try Self.json(await RunbookProcess.run("history", "--format", "json", in: place.url))["runs"]?[0]
      let id = try #require(last?["id"]?.string)
      let show = try Self.json(await RunbookProcess.run("show", id, "--format", "json", in: place.url))
      // Whatever was sent has its intent in the journal.
      #expect((show["requests"]?.array ?? []).count { $0["method"] != "GET" } >= sent)
      let resume = try await RunbookProcess.run("resume", in: place.url, environment: token)
      #expect(resume.status == 0, "\(resume.output)\(resume.errors)")
      #expect(proxy.entries.count { $0.method == "POST" && (200..<300).contains($0.status) } == 10)
    }
  #endif
}

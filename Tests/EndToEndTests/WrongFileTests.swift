import Foundation
import Testing

/// Files of another kind than they are named for, pipes, folders, and names that cannot be.
@Suite struct WrongFileTests {
  private func folder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(
      "# Page\n\n{% konnect_api_request %}\nurl: /v2/control-planes\nstatus_code: 200\n{% endkonnect_api_request %}\n",
      to: "page.md")
    try Data([97, 0, 98]).write(to: folder.url.appending(path: "binary"))
    try Data([0xFF, 0xFE, 97, 0]).write(to: folder.url.appending(path: "utf16"))
    try FileManager.default.createDirectory(at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
    return folder
  }

  @Test(arguments: [
    (["--scenario", "binary"], "binary: a binary file, not a scenario"),
    (["--config", "binary"], "binary: a binary file, not a file of settings"),
    (["--env-file", "binary"], "binary: a binary file, not a file of variables"),
    (["--env-file", "utf16"], "utf16: a text in UTF-16"),
    (["--scenario", "/dev/zero"], "/dev/zero: larger than 16 MB, and so not a scenario"),
    (["--scenario", "empty"], "empty: a folder, not a file"),
    (["--report", "json=page.md/x.json"], "page.md/x.json: no report can be written there: Not a directory"),
    (["--report", "json=\(String(repeating: "n", count: 300))"], "no report can be written there: File name too long"),
  ]) func isToldInWords(_ options: [String], _ message: String) async throws {
    let folder = try folder()
    let result = try await RunbookProcess.run(arguments: ["run", "page.md", "--no-journal"] + options, in: folder.url)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.status == 2)
    #expect(result.output == "")
  }

  @Test func yamlThatIsTooDeepIsToldInOurWords() async throws {
    let folder = try folder()
    try folder.write("variables: \(String(repeating: "[", count: 5000))\n", to: "deep.yaml")
    let result = try await RunbookProcess.run("run", "page.md", "--scenario", "deep.yaml", in: folder.url)
    #expect(result.errors.contains("nested too deeply"), "\(result.errors)")
    #expect(!result.errors.contains("yaml_"))
    #expect(result.status == 2)
  }

  @Test func resultsComeThroughAPipe() async throws {
    let folder = try folder()
    let run = try await RunbookProcess.run(
      "run", "page.md", "--no-journal", "--report", "json=result.json", in: folder.url)
    #expect(run.status == 0)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "exec \"$0\" report <(cat result.json)", RunbookProcess.binary.path]
    process.currentDirectoryURL = folder.url
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(text.contains("1 page"), "\(text)")
    #expect(process.terminationStatus == 0)
    let nothing = try await RunbookProcess.run("report", "empty", in: folder.url)
    #expect(nothing.errors.contains("empty: a folder, not a file"), "\(nothing.errors)")
    #expect(nothing.status == 2)
  }

  @Test func helpIsOfACommand() async throws {
    let nope = try await RunbookProcess.run("help", "chek")
    #expect(nope.errors == "error: there is no command `chek`\n  = help: the nearest is `check`\n")
    #expect(nope.status == 2)
    #expect(try await RunbookProcess.run("help", "check").status == 0)
    #expect(try await RunbookProcess.run("help").status == 0)
  }
}

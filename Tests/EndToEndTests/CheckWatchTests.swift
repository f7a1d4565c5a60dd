import Foundation
import Testing

/// `check --watch`: a real process, and real changes of pages, includes and specifications.
@Suite struct CheckWatchTests {
  /// Lines that a process writes, as they come.
  private struct Lines {
    var rest = Data()
    let handle: FileHandle

    /// Reads until `isWanted`, and gives the lines up to there; nil where the output ends before.
    mutating func read(until isWanted: (String) -> Bool) -> [String]? {
      var lines: [String] = []
      while true {
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
          let line = String(decoding: rest[..<end], as: UTF8.self)
          rest = Data(rest[(end + 1)...])
          lines.append(line)
          if isWanted(line) { return lines }
        }
        let data = handle.availableData
        guard !data.isEmpty else { return nil }
        rest += data
      }
    }
  }

  @Test(.timeLimit(.minutes(5))) func checksAgainOnEachChangeUntilItIsInterrupted() async throws {
    let folder = try CheckFixture.site()
    let (process, output, _) = try RunbookProcess.start(["check", "app/_how-tos/a.md", "--watch"], in: folder.url)
    defer { if process.isRunning { process.terminate() } }
    var lines = Lines(handle: output.fileHandleForReading)
    let isSummary = { (line: String) in line.hasPrefix("1 page, ") }
    #expect(lines.read(until: isSummary)?.last == "1 page, 1 step: 1 error")

    // An include.
    let include = """
      {% konnect_api_request %}
      url: /v2/things
      method: POST
      status_code: 201
      {% endkonnect_api_request %}

      """
    try folder.write(include, to: "app/_includes/make.md")
    #expect(lines.read(until: isSummary)?.last == "1 page, 1 step: nothing wrong")

    // A specification.
    try folder.write(
      CheckFixture.specification.replacing("'201'", with: "'202'").replacing("Made", with: "Taken up"),
      to: "api-specs/things.yaml")
    #expect(lines.read(until: isSummary)?.last == "1 page, 1 step: 1 error")

    // The page itself, which cannot be read for a while.
    let page = folder.url.appending(path: "app/_how-tos/a.md")
    try FileManager.default.removeItem(at: page)
    try folder.write("# Page\n\n{% include make.md %}\n\n{% include nope.md %}\n", to: "app/_how-tos/a.md")
    #expect(lines.read(until: isSummary)?.contains { $0.contains("liquid-missing-include") } == true)

    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
  }
}

import ArgumentParser
import Foundation
import KonnectMock
import RunbookModel
import Runner
import StaticChecks
import Synchronization
import Workbench

/// `runbook open`: a page as a local web page, from which it is run on the embedded mock.
struct OpenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Serves one page in the browser and runs it there, on the embedded mock.",
    discussion: """
      The server listens on 127.0.0.1 alone, until it is interrupted. Every run has an organization of its own, with \
      nothing in it.
      """)

  @OptionGroup var pageOptions: PageOptions
  @OptionGroup var specificationOptions: SpecificationOptions
  @OptionGroup var runOptions: RunOptions

  @Option(help: "The port to listen on; 0 for any that is free.")
  var port: Int = 0

  @Flag(name: .customLong("no-browser"), help: "Only tells the URL.")
  var noBrowser = false

  mutating func validate() throws {
    if !(0...65_535).contains(port) { throw ValidationError("--port must be from 0 to 65535") }
    if runOptions.target.target != "mock" {
      throw ValidationError("open runs pages on the embedded mock; use run --target")
    }
    if runOptions.manual.manual == .prompt { throw ValidationError("--manual prompt needs the terminal; use run") }
  }

  func run() async throws {
    let pages = try await pageOptions.read()
    guard pages.count == 1, let page = pages.first else {
      throw Failure("\(pages.count) pages were named, and one is opened at a time", help: "name one page")
    }
    let specifications = try await specificationOptions.load(site: pageOptions.siteFolder)
    let checker = PageChecker(index: specifications.index, isComplete: specifications.isComplete)
    let runbook = checker.checked(page.runbook)
    let job = try PageJob(runOptions)
    do {
      try await MockServer.withServer(try runOptions.target.mockConfiguration(specifications.index)) { server in
        try await serve(runbook, job, server)
      }
    } catch let error as WorkbenchError {
      throw Failure(error.description)
    }
    await job.shutdown()
  }

  private func serve(_ runbook: Runbook, _ job: PageJob, _ server: MockServer) async throws {
    let runs = RunCount()
    let place = MockPlace(server: server, isProvisioning: !runOptions.target.noProvision)
    try await WorkbenchServer.serve(
      runbook: runbook, port: port, redact: { job.redactor.redact($0) },
      onStart: { url in
        Output.standardOutput().write(line: "\(runbook.page) at \(url) · Ctrl-C stops it")
        if !noBrowser { Self.showInBrowser(url) }
      },
      run: { report in
        let task = PageTask(number: runs.next(), runbook: runbook)
        let configuration = try job.configuration(for: task, at: place)
        _ = await job.run(runbook, configuration, redactor: job.redactor, report: report)
      })
  }

  /// Numbers runs from 1.
  private final class RunCount: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
      count.withLock { count in
        count += 1
        return count
      }
    }
  }

  /// Asks the system to show `url`; where that does not work, the URL on the terminal has to do.
  private static func showInBrowser(_ url: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    #if os(macOS)
      process.arguments = ["open", url]
    #else
      process.arguments = ["xdg-open", url]
    #endif
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try? process.run()
  }
}

extension Failure: CustomStringConvertible {
  var description: String { text }
}

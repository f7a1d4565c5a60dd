import Foundation
import Testing

/// A mock in a process of its own, on any free port.
final class MockProcess {
  let process: Process
  let baseURL: String
  private let output: Pipe

  init(_ arguments: String..., environment: [String: String] = [:]) throws {
    let started = try RunbookProcess.start(["mock", "--port", "0"] + arguments, environment: environment)
    process = started.process
    output = started.output
    var line = ""
    while !line.contains("\n") {
      let data = started.output.fileHandleForReading.availableData
      if data.isEmpty { break }
      line += String(decoding: data, as: UTF8.self)
    }
    let range = try #require(line.range(of: "https?://127.0.0.1:[0-9]+", options: .regularExpression))
    baseURL = String(line[range])
  }

  deinit { process.terminate() }
}

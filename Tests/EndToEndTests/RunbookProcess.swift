import Foundation

/// The built binary, run as a user runs it.
enum RunbookProcess {
  /// What a finished process left.
  struct Result {
    let output: String
    let errors: String
    let status: Int32
    /// The output in one line: where a report breaks its lines is not what is tested.
    var words: String { output.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    /// The lines of the output without blanks at either end.
    var lines: [String] { output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } }
  }

  /// The repository's root.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The binary, in the folder of products that the tests were built to.
  static let binary: URL = {
    if let path = ProcessInfo.processInfo.environment["RUNBOOK_BINARY"] { return URL(filePath: path) }
    var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") { folder = bundle.bundleURL }
    while folder.path != "/" {
      let candidate = folder.appending(path: "runbook")
      if FileManager.default.isExecutableFile(atPath: candidate.path), !candidate.hasDirectoryPath { return candidate }
      folder.deleteLastPathComponent()
    }
    return root.appending(path: ".build/debug/runbook")
  }()

  /// Starts the binary with `arguments` in `folder` (the repository's root unless given).
  static func start(
    _ arguments: [String], in folder: URL = root, environment: [String: String] = [:], input: String? = nil
  ) throws -> (process: Process, output: Pipe, errors: Pipe) {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Nothing of whoever runs the tests: neither a token nor CI's own settings.
    process.environment = ["PATH": "/usr/bin:/bin", "TERM": "dumb"].merging(environment) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    if let input {
      let pipe = Pipe()
      process.standardInput = pipe
      try process.run()
      try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try pipe.fileHandleForWriting.close()
    } else {
      process.standardInput = FileHandle.nullDevice
      try process.run()
    }
    return (process, output, errors)
  }

  /// Runs the binary to its end.
  static func run(
    _ arguments: String..., in folder: URL = root, environment: [String: String] = [:], input: String? = nil
  ) async throws -> Result {
    try await run(arguments: arguments, in: folder, environment: environment, input: input)
  }

  /// Runs the binary to its end.
  static func run(
    arguments: [String], in folder: URL = root, environment: [String: String] = [:], input: String? = nil
  ) async throws -> Result {
    await finish(try start(arguments, in: folder, environment: environment, input: input))
  }

  /// Waits for the end of a binary that was started.
  static func finish(_ started: (process: Process, output: Pipe, errors: Pipe)) async -> Result {
    let (process, output, errors) = started
    async let outputData = read(output)
    async let errorData = read(errors)
    let result = await (outputData, errorData)
    process.waitUntilExit()
    return Result(output: result.0, errors: result.1, status: process.terminationStatus)
  }

  private static func read(_ pipe: Pipe) async -> String {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        let data = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
        continuation.resume(returning: String(decoding: data, as: UTF8.self))
      }
    }
  }
}

/// A folder for one test, deleted afterwards.
final class ScratchFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "runbook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file and returns its name.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: url.appending(path: name))
    return name
  }
}

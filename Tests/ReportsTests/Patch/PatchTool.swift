import Foundation
import Reports
import SourceText

/// Programs that apply a diff, as they are installed.
enum PatchTool: String, CaseIterable, CustomStringConvertible {
  case git, patch

  var description: String { rawValue }

  /// Whether the program is there.
  var isInstalled: Bool {
    ["/usr/bin", "/bin", "/usr/local/bin"].contains { FileManager.default.fileExists(atPath: "\($0)/\(rawValue)") }
  }

  /// Writes `old` as `path` into a new folder, applies `diff` there, and gives what became of it, and what was said.
  func apply(_ diff: [String], to old: [UInt8], path: String) throws -> (bytes: [UInt8], messages: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "patch-\(UUID())")
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(old).write(to: file)
    try Data(diff.map { "\($0)\n" }.joined().utf8).write(to: folder.appending(path: "change.diff"))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      self == .git
      ? ["git", "apply", "change.diff"] : ["patch", "-p1", "--fuzz=0", "--no-backup-if-mismatch", "-i", "change.diff"]
    process.currentDirectoryURL = folder
    // No repository and no settings around the folder.
    process.environment = [
      "PATH": "/usr/bin:/bin:/usr/local/bin", "GIT_CEILING_DIRECTORIES": folder.deletingLastPathComponent().path,
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let messages = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return ([UInt8](try Data(contentsOf: file)), messages)
  }
}

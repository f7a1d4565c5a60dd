import Foundation
import TestSupport

/// An HTTPS server of the `openssl` command, with a certificate of its own for `localhost`, made for the occasion.
final class TLSServer: Sendable {
  let port: Int
  /// The file of the certificate, which signs itself.
  let certificate: String
  private let folder: URL
  private let process: Process

  private static let program = ["/usr/bin/openssl", "/opt/homebrew/bin/openssl"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Whether the command is there.
  static var isPossible: Bool { program != nil }

  /// Thrown where the command fails.
  struct CommandFailure: Error {}

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appending(path: "certificate.pem").path
    let key = folder.appending(path: "key.pem").path
    let making = try Self.run([
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
      "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate,
    ])
    making.waitUntilExit()
    guard making.terminationStatus == 0 else { throw CommandFailure() }
    let reservation = try RawServer { _ in [] }
    port = reservation.port
    reservation.stop()
    process = try Self.run([
      "s_server", "-accept", "\(port)", "-www", "-quiet", "-key", key, "-cert", certificate,
    ])
  }

  /// Ends the server and removes its files.
  func stop() {
    process.terminate()
    try? FileManager.default.removeItem(at: folder)
  }

  private static func run(_ arguments: [String]) throws -> Process {
    guard let program else { throw CommandFailure() }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }
}

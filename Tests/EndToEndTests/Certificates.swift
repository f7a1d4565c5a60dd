import Foundation

/// An authority of the `openssl` command, made for the occasion, and certificates that it signed.
final class Certificates {
  /// Certificate and key, in PEM files.
  struct Pair {
    let certificate: String
    let key: String
  }

  private static let program = ["/usr/bin/openssl", "/opt/homebrew/bin/openssl"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Whether the command is there.
  static var isPossible: Bool { program != nil }

  /// Thrown where the command fails.
  struct CommandFailure: Error {
    var arguments: [String]
  }

  private let folder: ScratchFolder
  private var count = 0

  /// The authority's own certificate, which a client has to trust.
  var authority: String { path("authority.pem") }

  init() throws {
    folder = try ScratchFolder()
    let settings = """
      [ca]
      default_ca = authority
      [authority]
      dir = .
      database = issued.txt
      serial = serial
      new_certs_dir = .
      default_md = sha256
      policy = names
      unique_subject = no
      copy_extensions = copy
      [names]
      commonName = supplied
      """
    try folder.write(settings, to: "authority.cnf")
    try folder.write("", to: "issued.txt")
    try folder.write("01", to: "serial")
    try run(
      ["req", "-x509"] + Self.newKey + [
        "-days", "2", "-subj", "/CN=Test", "-keyout", "authority.key", "-out", "authority.pem",
      ])
  }

  /// A server's certificate for `names`, valid today unless `isExpired`.
  func issue(for names: [String], isExpired: Bool = false) throws -> Pair {
    count += 1
    let (key, request, certificate) = ("\(count).key", "\(count).csr", "\(count).pem")
    let alternatives = names.map { ($0.first?.isNumber == true ? "IP:" : "DNS:") + $0 }.joined(separator: ",")
    try run(
      ["req"] + Self.newKey
        + ["-subj", "/CN=server", "-addext", "subjectAltName=\(alternatives)", "-keyout", key, "-out", request])
    let (start, end) = isExpired ? ("20200101000000Z", "20200102000000Z") : ("20200101000000Z", "20491231000000Z")
    try run([
      "ca", "-batch", "-config", "authority.cnf", "-cert", "authority.pem", "-keyfile", "authority.key", "-in", request,
      "-out", certificate, "-startdate", start, "-enddate", end, "-notext",
    ])
    return Pair(certificate: path(certificate), key: path(key))
  }

  private static let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  private func run(_ arguments: [String]) throws {
    guard let program = Self.program else { throw CommandFailure(arguments: arguments) }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CommandFailure(arguments: arguments) }
  }
}

import ArgumentParser
import KonnectMock

/// How the mock is served: over TLS, with a log.
struct MockServingOptions: ParsableArguments {
  @Option(help: "A PEM file of the server's certificate, to serve over TLS; goes with --tls-key.")
  var tlsCert: String?

  @Option(help: "A PEM file of the certificate's private key, without a passphrase.")
  var tlsKey: String?

  @Option(help: "A file to which a line of JSON is added for every request, without tokens, queries and bodies.")
  var log: String?

  mutating func validate() throws {
    if (tlsCert == nil) != (tlsKey == nil) { throw ValidationError("--tls-cert and --tls-key go together") }
  }

  /// Certificate and key; nil for plain HTTP.
  var tls: TLSFiles? {
    guard let tlsCert, let tlsKey else { return nil }
    return TLSFiles(certificate: tlsCert, key: tlsKey)
  }

  /// Opens the log.
  ///
  /// - Throws: `Failure` where its file cannot be written.
  func openLog() throws -> RequestLog? { try log.map { try RequestLog(path: $0) } }
}

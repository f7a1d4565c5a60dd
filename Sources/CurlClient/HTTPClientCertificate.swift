/// A certificate by which a client shows who it is (mutual TLS).
public struct HTTPClientCertificate: Hashable, Sendable {
  /// The file of the certificate (PEM).
  public var file: String
  /// The file of its key (PEM); nil where the first holds it, too.
  public var keyFile: String?

  /// The certificate in `file`.
  public init(file: String, keyFile: String? = nil) {
    self.file = file
    self.keyFile = keyFile
  }
}

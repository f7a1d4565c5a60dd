import HummingbirdTLS

/// The certificate and key with which a server speaks TLS.
public struct TLSFiles: Sendable, Hashable {
  /// A PEM file of the server's certificate, and of those above it.
  public var certificate: String
  /// A PEM file of its private key, without a passphrase.
  public var key: String

  /// Two files.
  public init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }

  /// What the server does with them: TLS 1.2 and later.
  ///
  /// - Throws: `MockServerError.badTLSFile` where one cannot be used.
  func configuration() throws(MockServerError) -> TLSConfiguration {
    let chain: [NIOSSLCertificate]
    do {
      chain = try NIOSSLCertificate.fromPEMFile(certificate)
    } catch {
      throw .badTLSFile(certificate, reason: "it holds no certificate in PEM form, or cannot be read")
    }
    guard !chain.isEmpty else { throw .badTLSFile(certificate, reason: "it holds no certificate in PEM form") }
    let privateKey: NIOSSLPrivateKey
    do {
      privateKey = try NIOSSLPrivateKey(file: key, format: .pem)
    } catch {
      throw .badTLSFile(key, reason: "it holds no private key in PEM form without a passphrase, or cannot be read")
    }
    return TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(privateKey))
  }
}

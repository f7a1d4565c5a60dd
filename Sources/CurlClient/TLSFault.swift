/// Why a server was not trusted.
public enum TLSFault: Hashable, Sendable {
  /// The certificate's time is over.
  case expired
  /// The certificate's time has not come.
  case notYetValid
  /// No authority that is trusted signed the certificate.
  case unknownAuthority
  /// The certificate is for another name.
  case wrongName
  /// What answers speaks no TLS.
  case noTLS
  /// The file of trusted authorities cannot be used.
  case unusableCAFile(String)
  /// Another fault, in libcurl's words.
  case other(String)

  /// The fault that libcurl means by `message`, which holds the words of its TLS library.
  init(message: String) {
    let text = message.lowercased()
    func tells(_ parts: String...) -> Bool { parts.contains { text.contains($0) } }
    self =
      if tells("has expired") {
        .expired
      } else if tells("not yet valid") {
        .notYetValid
      } else if tells("self-signed", "self signed", "local issuer", "verify the first certificate", "unknown ca") {
        .unknownAuthority
      } else if tells("does not match", "no alternative certificate subject name", "unable to obtain common name") {
        .wrongName
      } else if tells("wrong version number", "packet length too long", "unknown protocol", "http request") {
        .noTLS
      } else {
        .other(message)
      }
  }
}

extension TLSFault: CustomStringConvertible {
  /// What is at fault, and what to do.
  public var description: String {
    switch self {
    case .expired:
      "its certificate has expired; whoever runs the server must renew it, if this machine's clock is right"
    case .notYetValid: "its certificate is not valid yet; check this machine's clock"
    case .unknownAuthority:
      "no authority that this machine trusts signed its certificate; if you trust the server, name its authority's "
        + "certificate with --cacert FILE"
    case .wrongName: "its certificate is for another name; check that this is the host that you mean"
    case .noTLS: "what answers there speaks no TLS; check the port, or whether it wants http in place of https"
    case .unusableCAFile(let path): "\(path) holds no certificates in PEM form, or cannot be read"
    case .other(let message): "\(message); check the server's certificate and its TLS settings"
    }
  }
}

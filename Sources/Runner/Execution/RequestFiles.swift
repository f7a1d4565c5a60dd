import CurlClient

/// What goes along with a request besides its text: bytes and files of the run.
struct RequestFiles: Sendable {
  /// The bytes of the body, where they are not those of a JSON value or a text.
  var content: [UInt8]?
  /// The client's own certificate.
  var certificate: HTTPClientCertificate?
  /// The file of cookies to send.
  var cookieFile: String?
  /// The file that gets the answer's cookies.
  var cookieJar: String?
  /// Whether the server's certificate is verified; Konnect's, and that of any other machine, is so in any case.
  var verifiesServer = true

  /// `request` with all of that.
  ///
  /// - Parameter isTrusted: Whether it goes to Konnect or what stands for it.
  func attached(to request: HTTPRequest, isTrusted: Bool) -> HTTPRequest {
    var request = request
    request.clientCertificate = certificate
    request.cookieFile = cookieFile
    request.cookieJar = cookieJar
    request.verifiesServer = verifiesServer || isTrusted
    return request
  }
}

extension HTTPRequest {
  /// Checks that the request says what it seems to say, and reads its URL.
  ///
  /// - Throws: `HTTPClientError.invalidURL` and `invalidRequest`; the latter for a method or a header that would break
  ///   out of its line.
  func checkedURL() throws(HTTPClientError) -> URLText {
    guard UInt8.isToken(method) else { throw .invalidRequest("the method must be a word such as GET") }
    for header in headers {
      guard UInt8.isToken(header.name) else {
        throw .invalidRequest("a header's name is empty or has characters that names cannot have")
      }
      guard !header.value.utf8.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D }) else {
        throw .invalidRequest("the value of header \(header.name) has a line break or a NUL character")
      }
    }
    if let caFile, caFile.utf8.contains(0) { throw .invalidRequest("the CA file's name has a NUL character") }
    let files = [clientCertificate?.file, clientCertificate?.keyFile, cookieFile, cookieJar]
    if files.contains(where: { $0?.utf8.contains(0) ?? false }) {
      throw .invalidRequest("a file's name has a NUL character")
    }
    return try URLText(url)
  }
}

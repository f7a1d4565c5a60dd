import Testing

@testable import CurlClient

@Suite struct TLSFaultTests {
  // What libcurl says with OpenSSL 1.1 and 3 and with LibreSSL.
  @Test(arguments: [
    ("SSL certificate problem: certificate has expired", TLSFault.expired),
    ("SSL certificate problem: certificate is not yet valid", .notYetValid),
    ("SSL certificate problem: self-signed certificate", .unknownAuthority),
    ("SSL certificate problem: self signed certificate in certificate chain", .unknownAuthority),
    ("SSL certificate problem: unable to get local issuer certificate", .unknownAuthority),
    ("SSL: no alternative certificate subject name matches target host name 'a.b'", .wrongName),
    ("SSL: certificate subject name 'a' does not match target host name 'b'", .wrongName),
    ("OpenSSL/3.0.15: error:0A00010B:SSL routines::wrong version number", .noTLS),
    ("error:0A0000C6:SSL routines::packet length too long", .noTLS),
    ("OpenSSL SSL_connect: Connection reset by peer", .other("OpenSSL SSL_connect: Connection reset by peer")),
  ])
  func readsTheCause(_ message: String, _ fault: TLSFault) {
    #expect(TLSFault(message: message) == fault)
  }
}

import CCurl
import CurlClient

/// The floor: one libcurl easy handle, one request after the other, on one connection.
enum CurlLoop {
  /// Thrown where a request is not answered.
  struct Failure: Error {
    var code: UInt32
  }

  /// Sends `requests` and drops the answers.
  static func send(_ requests: [HTTPRequest]) throws {
    _ = ccurl_global_init()
    guard let easy = curl_easy_init() else { throw Failure(code: 2) }
    defer { curl_easy_cleanup(easy) }
    for request in requests {
      curl_easy_reset(easy)
      var list: UnsafeMutablePointer<curl_slist>?
      for header in request.headers { list = curl_slist_append(list, "\(header.name): \(header.value)") }
      defer { curl_slist_free_all(list) }
      ccurl_set_string(easy, CURLOPT_URL, request.url)
      ccurl_set_list(easy, CURLOPT_HTTPHEADER, list)
      ccurl_set_string(easy, CURLOPT_CUSTOMREQUEST, request.method)
      ccurl_set_callback(easy, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count }
      if let body = request.body {
        ccurl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
        body.withUnsafeBytes { _ = ccurl_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) }
      }
      let code = curl_easy_perform(easy)
      guard code == CURLE_OK else { throw Failure(code: code.rawValue) }
    }
  }
}

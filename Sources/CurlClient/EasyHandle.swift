import CCurl

/// Owner of a libcurl easy handle and of the lists and buffer that the handle only borrows.
///
/// Belongs to the thread of a `TransferLoop`; after `reset()` it serves another request, and keeps its caches.
final class EasyHandle {
  let pointer: ccurl_easy
  private var lists: [UnsafeMutablePointer<curl_slist>] = []
  private let errorBuffer: UnsafeMutablePointer<CChar>

  /// A new handle; nil where memory is short.
  init?() {
    guard let pointer = curl_easy_init() else { return nil }
    self.pointer = pointer
    errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(pointer)
    freeLists()
    errorBuffer.deallocate()
  }

  /// Puts all options back to libcurl's defaults.
  func reset() {
    curl_easy_reset(pointer)
    freeLists()
    errorBuffer.pointee = 0
  }

  private func freeLists() {
    lists.forEach { curl_slist_free_all($0) }
    lists = []
  }

  func set(_ option: CURLoption, _ value: Int) throws(HTTPClientError) {
    try check(ccurl_set_long(pointer, option, value))
  }

  func set(_ option: CURLoption, _ value: String) throws(HTTPClientError) {
    try check(ccurl_set_string(pointer, option, value))
  }

  func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer) throws(HTTPClientError) {
    try check(ccurl_set_pointer(pointer, option, value))
  }

  func set(_ option: CURLoption, _ value: @escaping ccurl_data_callback) throws(HTTPClientError) {
    try check(ccurl_set_callback(pointer, option, value))
  }

  /// Has `callback` asked before each time that the request is sent; false where this libcurl cannot.
  func setAttemptCallback(
    _ context: UnsafeMutableRawPointer, _ callback: @escaping ccurl_attempt_callback
  ) -> Bool {
    ccurl_set_attempt_callback(pointer, callback, context) == CURLE_OK
  }

  /// Sets a list of strings; an empty one is left unset.
  func set(_ option: CURLoption, _ values: [String]) throws(HTTPClientError) {
    var list: UnsafeMutablePointer<curl_slist>?
    for value in values {
      guard let longer = curl_slist_append(list, value) else {
        curl_slist_free_all(list)
        throw .outOfMemory
      }
      list = longer
    }
    guard let list else { return }
    lists.append(list)
    try check(ccurl_set_list(pointer, option, list))
  }

  /// Gives the handle a copy of `body` to send.
  func setBody(_ body: [UInt8]) throws(HTTPClientError) {
    try check(ccurl_set_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
    // An empty array has no address, and a null pointer would make libcurl ask a read callback.
    let code =
      body.isEmpty
      ? ccurl_set_string(pointer, CURLOPT_COPYPOSTFIELDS, "")
      : body.withUnsafeBytes { ccurl_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) }
    try check(code)
  }

  /// Sets what every request has: no signals, no protocol but HTTP, TLS verified, messages kept.
  func setInvariants() throws(HTTPClientError) {
    try set(CURLOPT_NOSIGNAL, 1)
    try check(ccurl_allow_http_only(pointer))
    try check(ccurl_never_wait_for_resolver(pointer))
    try set(CURLOPT_SSL_VERIFYPEER, 1)
    try set(CURLOPT_SSL_VERIFYHOST, 2)
    try set(CURLOPT_FOLLOWLOCATION, 0)
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    try check(ccurl_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorBuffer))
  }

  /// libcurl's own words for the last failure, or else the general ones of `code`.
  func message(for code: CURLcode) -> String {
    errorBuffer.pointee == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: errorBuffer)
  }

  func string(of info: CURLINFO) -> String? {
    var value: UnsafePointer<CChar>?
    guard ccurl_get_string(pointer, info, &value) == CURLE_OK, let value else { return nil }
    return String(cString: value)
  }

  func integer(of info: CURLINFO) -> Int {
    var value = 0
    return ccurl_get_long(pointer, info, &value) == CURLE_OK ? value : 0
  }

  /// A time that libcurl gives in microseconds.
  func duration(of info: CURLINFO) -> Duration {
    var value: curl_off_t = 0
    return ccurl_get_offset(pointer, info, &value) == CURLE_OK ? .microseconds(value) : .zero
  }

  private func check(_ code: CURLcode) throws(HTTPClientError) {
    guard code == CURLE_OK else {
      throw .other(code: Int(code.rawValue), String(cString: curl_easy_strerror(code)))
    }
  }
}

extension HTTPClientError {
  /// Memory is short.
  static var outOfMemory: HTTPClientError { .other(code: Int(CURLE_OUT_OF_MEMORY.rawValue), "out of memory") }
}

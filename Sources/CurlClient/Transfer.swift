import CCurl

/// One request under way: an easy handle set up for it, and what has come of the answer.
///
/// Belongs to the thread of a `TransferLoop`, which keeps it alive while libcurl holds its address.
final class Transfer {
  let job: TransferJob
  let easy: EasyHandle
  private(set) var headers = HeaderBlock()
  private(set) var body: [UInt8] = []
  /// The size in bytes that the answer went beyond, where it did.
  private(set) var exceededLimit: Int?
  /// How often libcurl was about to send the request, where it is asked.
  private(set) var attempts = 0
  private var headerSize = 0

  /// More header bytes than this are refused.
  private static let maximumHeaderSize = 256 << 10

  init(_ job: TransferJob, on easy: EasyHandle) {
    self.job = job
    self.easy = easy
  }

  /// Sets the handle up for the request.
  ///
  /// - Throws: `HTTPClientError` where libcurl refuses an option.
  func prepare() throws(HTTPClientError) {
    let request = job.request
    try easy.setInvariants()
    try setFiles()
    try easy.set(CURLOPT_URL, request.url)
    try easy.set(CURLOPT_TIMEOUT_MS, request.timeout.milliseconds)
    try easy.set(CURLOPT_CONNECTTIMEOUT_MS, request.connectTimeout.milliseconds)
    try easy.set(CURLOPT_ACCEPT_ENCODING, "gzip")
    try easy.set(CURLOPT_CONNECT_TO, request.resolve.map(\.connectTo))
    if let file = request.caFile { try easy.set(CURLOPT_CAINFO, file) }
    if job.url.isLoopback { try easy.set(CURLOPT_PROXY, "") }
    try setMethodAndBody()
    try easy.set(CURLOPT_HTTPHEADER, headerLines)

    let context = Unmanaged.passUnretained(self).toOpaque()
    if !request.isSafe { try preventRepetition(context) }
    try easy.set(CURLOPT_WRITEDATA, context)
    try easy.set(CURLOPT_WRITEFUNCTION) { data, size, count, context in
      deliver(data, size, count, context) { $0.receive(body: $1) }
    }
    try easy.set(CURLOPT_HEADERDATA, context)
    try easy.set(CURLOPT_HEADERFUNCTION) { data, size, count, context in
      deliver(data, size, count, context) { $0.receive(headerLine: $1) }
    }
  }

  /// Keeps libcurl from sending the request a second time.
  ///
  /// It does so unasked where a connection that was used before ends without an answer. Only connections that were in
  /// use a moment ago are used again, as a server closes them when they have been idle for long.
  private func preventRepetition(_ context: UnsafeMutableRawPointer) throws(HTTPClientError) {
    let canTell = easy.setAttemptCallback(context) { context, _, _, _, _ in
      guard let context else { return Transfer.refused }
      let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
      transfer.attempts += 1
      return transfer.attempts == 1 ? Transfer.allowed : Transfer.refused
    }
    if canTell {
      try easy.set(CURLOPT_MAXAGE_CONN, Self.longestIdleTime)
    } else {
      try easy.set(CURLOPT_FRESH_CONNECT, 1)
    }
  }

  private static let allowed = Int32(CURL_PREREQFUNC_OK)
  private static let refused = Int32(CURL_PREREQFUNC_ABORT)
  /// A connection that was idle for more seconds is not used again for a request that must not be repeated.
  private static let longestIdleTime = 2

  private func setMethodAndBody() throws(HTTPClientError) {
    let request = job.request
    guard request.method != "HEAD" else { return try easy.set(CURLOPT_NOBODY, 1) }
    // RFC 9110, 8.6: these say Content-Length: 0 where they have no body.
    let body = request.body ?? (["POST", "PUT", "PATCH"].contains(request.method) ? [] : nil)
    if let body { try easy.setBody(body) }
    try easy.set(CURLOPT_CUSTOMREQUEST, request.method)
  }

  /// The headers in libcurl's notation: `Name;` is an empty value, and `Name:` keeps a header of libcurl's own away.
  private var headerLines: [String] {
    let own = job.request.headers.filter { !$0.isNamed("Content-Length") && !$0.isNamed("Transfer-Encoding") }
    let withheld = ["Expect", "Content-Type"].filter { !job.request.headers.contains($0) }
    return own.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" } + withheld.map { "\($0):" }
  }

  private func receive(body bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count <= job.request.maximumResponseSize - body.count else {
      exceededLimit = job.request.maximumResponseSize
      return false
    }
    body.append(contentsOf: bytes)
    return true
  }

  private func receive(headerLine bytes: UnsafeRawBufferPointer) -> Bool {
    headerSize += bytes.count
    guard headerSize <= Self.maximumHeaderSize else {
      exceededLimit = Self.maximumHeaderSize
      return false
    }
    headers.receive(bytes)
    return true
  }
}

/// Hands what libcurl received to the transfer that `context` is; anything but the full size stops the transfer.
private func deliver(
  _ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?,
  _ take: (Transfer, UnsafeRawBufferPointer) -> Bool
) -> Int {
  guard let context else { return 0 }
  let bytes = UnsafeRawBufferPointer(start: data, count: data == nil ? 0 : size &* count)
  return take(Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue(), bytes) ? bytes.count : 0
}

import CCurl

/// The transfers under way on a multi handle, and easy handles to use again; belongs to the loop's thread.
struct TransferTable {
  private let multi: ccurl_multi
  private var transfers: [ccurl_easy: Transfer] = [:]
  private var idle: [EasyHandle] = []

  /// The easy handles kept for further use.
  private static let keptHandles = 16

  init(multi: ccurl_multi) { self.multi = multi }

  /// Begins a transfer.
  mutating func start(_ job: TransferJob) {
    guard !job.ticket.isCancelled else { return job.continuation.resume(returning: .failure(.cancelled)) }
    guard let easy = idle.popLast() ?? EasyHandle() else {
      return job.continuation.resume(returning: .failure(.outOfMemory))
    }
    let transfer = Transfer(job, on: easy)
    do throws(HTTPClientError) {
      try transfer.prepare()
      let code = curl_multi_add_handle(multi, easy.pointer)
      guard code == CURLM_OK else { throw .other(code: Int(code.rawValue), String(cString: curl_multi_strerror(code))) }
      transfers[easy.pointer] = transfer
    } catch {
      job.continuation.resume(returning: .failure(error))
    }
  }

  /// Aborts the transfer that holds `ticket`, if it is under way.
  mutating func cancel(_ ticket: TransferTicket) {
    guard let transfer = transfers.values.first(where: { $0.job.ticket === ticket }) else { return }
    finish(transfer, with: .failure(.cancelled))
  }

  /// Lets libcurl do what it can without waiting, and answers the tasks whose transfers are done.
  mutating func perform() {
    var running: Int32 = 0
    curl_multi_perform(multi, &running)
    var remaining: Int32 = 0
    while let message = curl_multi_info_read(multi, &remaining) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle, let transfer = transfers[easy]
      else { continue }
      finish(transfer, with: transfer.result(message.pointee.data.result))
    }
  }

  /// Ends every transfer for want of a client.
  mutating func abortAll() {
    for transfer in Array(transfers.values) { finish(transfer, with: .failure(.shutDown)) }
  }

  private mutating func finish(_ transfer: Transfer, with result: Result<TransferResult, HTTPClientError>) {
    curl_multi_remove_handle(multi, transfer.easy.pointer)
    transfer.putAwayCookies()
    transfers[transfer.easy.pointer] = nil
    if idle.count < Self.keptHandles {
      transfer.easy.reset()
      idle.append(transfer.easy)
    }
    transfer.job.continuation.resume(returning: result)
  }
}

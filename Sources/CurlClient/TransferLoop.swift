import CCurl
import Foundation
import Synchronization

/// The thread that owns a libcurl multi handle, and the letterbox to it.
///
/// Everything libcurl happens on that one thread; others only put commands into `inbox` and wake it up.
final class TransferLoop: Sendable {
  private enum Command: Sendable {
    case start(TransferJob)
    case cancel(TransferTicket)
  }

  private struct Inbox: Sendable {
    var commands: [Command] = []
    var isClosing = false
    var isClosed = false
    var waitsForEnd: [CheckedContinuation<Void, Never>] = []
  }

  private let inbox = Mutex(Inbox())
  // Only `curl_multi_wakeup` is called from other threads, which libcurl allows, and under the inbox's lock while the
  // handle is alive; all else is the thread's.
  nonisolated(unsafe) private let multi: ccurl_multi

  private static let globalInitialization = ccurl_global_init()

  /// The connections kept for further use.
  private static let keptConnections = 32

  /// Starts the thread.
  ///
  /// - Throws: `HTTPClientError.other` where libcurl cannot be initialized.
  init() throws(HTTPClientError) {
    let code = Self.globalInitialization
    guard code == CURLE_OK else { throw .other(code: Int(code.rawValue), String(cString: curl_easy_strerror(code))) }
    guard let multi = curl_multi_init() else { throw .outOfMemory }
    ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, Self.keptConnections)
    self.multi = multi
    let thread = Thread { [self] in run() }
    thread.name = "runbook.http"
    thread.start()
  }

  /// Begins a transfer; its continuation is resumed in any case, at once where the loop is closing.
  func start(_ job: TransferJob) {
    let isAccepted = inbox.withLock { inbox in
      guard !inbox.isClosing else { return false }
      inbox.commands.append(.start(job))
      curl_multi_wakeup(multi)
      return true
    }
    if !isAccepted { job.continuation.resume(returning: .failure(.shutDown)) }
  }

  /// Aborts the transfer that holds `ticket`, if it is under way.
  func cancel(_ ticket: TransferTicket) {
    ticket.cancel()
    inbox.withLock { inbox in
      guard !inbox.isClosing else { return }
      inbox.commands.append(.cancel(ticket))
      curl_multi_wakeup(multi)
    }
  }

  /// Tells the thread to abort all transfers, free everything and end.
  func close() {
    inbox.withLock { inbox in
      guard !inbox.isClosing else { return }
      inbox.isClosing = true
      curl_multi_wakeup(multi)
    }
  }

  /// Returns when the thread has let go of everything; call `close()` first.
  func waitForEnd() async {
    await withCheckedContinuation { continuation in
      let isClosed = inbox.withLock { inbox in
        if !inbox.isClosed { inbox.waitsForEnd.append(continuation) }
        return inbox.isClosed
      }
      if isClosed { continuation.resume() }
    }
  }

  private func run() {
    ccurl_block_broken_pipe_signal()
    var transfers = TransferTable(multi: multi)
    while true {
      let (commands, isClosing) = inbox.withLock { inbox in
        defer { inbox.commands = [] }
        return (inbox.commands, inbox.isClosing)
      }
      for command in commands {
        switch command {
        case .start(let job): transfers.start(job)
        case .cancel(let ticket): transfers.cancel(ticket)
        }
      }
      if isClosing { break }
      transfers.perform()
      // Returns sooner for sockets, libcurl's own timers and wake-ups.
      curl_multi_poll(multi, nil, 0, 60_000, nil)
    }
    transfers.abortAll()
    // libcurl wants its easy handles gone before the multi handle.
    transfers = TransferTable(multi: multi)
    curl_multi_cleanup(multi)
    let waits = inbox.withLock { inbox in
      inbox.isClosed = true
      defer { inbox.waitsForEnd = [] }
      return inbox.waitsForEnd
    }
    waits.forEach { $0.resume() }
  }
}

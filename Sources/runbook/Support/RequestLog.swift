import Foundation
import JSON
import KonnectMock
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that a line of JSON is added to for every request to the mock.
final class RequestLog: Sendable {
  private let path: String
  private let descriptor: Int32
  private let isBroken = Mutex(false)

  /// Opens the file, made where it is absent, to add to its end.
  ///
  /// - Throws: `Failure` where it cannot be written.
  init(path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let reason = String(cString: strerror(errno))
      throw Failure("\(path): the log cannot be written: \(reason)", help: "name another file")
    }
  }

  deinit { close(descriptor) }

  /// Adds a line; a failure is told once, and the mock goes on.
  func add(_ entry: MockLogEntry) {
    let line = Array((JSONSerializer().serialize(entry.json) + "\n").utf8)
    // One call a line: lines of several requests, and of several programs, do not mix.
    guard line.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) != line.count else { return }
    let reason = String(cString: strerror(errno))
    let isNew = isBroken.withLock { isBroken in
      defer { isBroken = true }
      return !isBroken
    }
    if isNew { Output.standardError.write(line: "warning: \(path): the log cannot be written: \(reason)") }
  }
}

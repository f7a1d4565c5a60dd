import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An exclusive lock of this process on a file, which the system gives back when the process ends, however it ends.
final class FileLock: Sendable {
  private let path: String
  private let descriptor: Int32

  /// Locks the file at `path`, which is made where it is missing and goes away with the lock.
  ///
  /// - Parameter waits: Whether to wait for another process that holds it.
  /// - Throws: `JournalError.busy` where another process holds it, `.unwritable` where it cannot be made.
  init(path: String, waits: Bool) throws(JournalError) {
    self.path = path
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw .unwritable(path: path, reason: String(cString: strerror(errno))) }
      while flock(descriptor, LOCK_EX | (waits ? 0 : LOCK_NB)) != 0 {
        let reason = errno
        if reason == EINTR { continue }
        close(descriptor)
        throw reason == EWOULDBLOCK
          ? .busy(path: path) : .unwritable(path: path, reason: String(cString: strerror(reason)))
      }
      // Whoever held it before may have taken the file away meanwhile; a lock on that keeps nobody out.
      var own = stat()
      var current = stat()
      if fstat(descriptor, &own) == 0, stat(path, &current) == 0, own.st_ino == current.st_ino {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit {
    unlink(path)
    close(descriptor)
  }
}

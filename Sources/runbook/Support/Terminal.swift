import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal at standard input.
enum Terminal {
  /// The line that a person types, without its end; nil at the end of input, or once the program is interrupted.
  ///
  /// - Parameter isHidden: Whether what is typed must not be seen.
  static func readLine(isHidden: Bool = false) async -> String? {
    await withCheckedContinuation { continuation in
      // A thread of its own, as waiting for a person would hold one of those that tasks share.
      Thread.detachNewThread { continuation.resume(returning: waitForLine(isHidden: isHidden)) }
    }
  }

  /// As `readLine(isHidden:)`, on the caller's thread.
  static func waitForLine(isHidden: Bool = false) -> String? {
    let echo = isHidden ? EchoOff() : nil
    defer {
      if let echo {
        echo.restore()
        Output.standardError.write(line: "")
      }
    }
    var line: [UInt8] = []
    while !Interruption.shared.isRequested {
      var poller = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
      // Short enough for an interruption to be felt at once.
      guard poll(&poller, 1, 100) > 0 else { continue }
      var byte: UInt8 = 0
      let count = read(0, &byte, 1)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      if count <= 0 { return line.isEmpty ? nil : String(decoding: line, as: UTF8.self) }
      if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      if byte != UInt8(ascii: "\r") { line.append(byte) }
    }
    return nil
  }
}

import Foundation
import Runner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A stream that the program writes to, through a redactor.
struct Output: Sendable {
  private let descriptor: Int32
  private let redactor: Redactor?
  /// Whether a person looks at it, so that colour makes sense.
  let usesColor: Bool

  /// The stream of `descriptor`, with what `redactor` knows taken out.
  private init(descriptor: Int32, redactor: Redactor?) {
    self.descriptor = descriptor
    self.redactor = redactor
    let environment = ProcessInfo.processInfo.environment
    usesColor = isatty(descriptor) == 1 && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }

  /// Standard error, for messages that hold nothing of a run.
  static let standardError = Output(descriptor: 2, redactor: nil)

  /// Standard error without secrets, for what is asked during a run.
  static func standardError(redactor: Redactor) -> Output { Output(descriptor: 2, redactor: redactor) }

  /// Standard output without secrets.
  static func standardOutput(redactor: Redactor = Redactor()) -> Output { Output(descriptor: 1, redactor: redactor) }

  /// Writes `line` and a newline.
  ///
  /// A reader that went away (as `head` does) ends the program quietly; a disk that is full ends it with a message.
  func write(line: String) { write("\(line)\n") }

  /// Writes `text` as it is, as for a question that is answered on the same line.
  func write(_ text: String) {
    let bytes = Array((redactor?.redact(text) ?? text).utf8)
    LiveLine.shared.interrupted { put(bytes) }
  }

  private func put(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        let reason = errno
        guard descriptor != 2 else { return }
        if reason != EPIPE {
          let message = "error: the output cannot be written: \(String(cString: strerror(reason)))\n"
          Output.standardError.put(Array(message.utf8))
        }
        exit(ExitStatus.internalError.rawValue)
      }
    }
  }
}

#if canImport(Glibc)
  private let systemWrite = Glibc.write
#elseif canImport(Musl)
  private let systemWrite = Musl.write
#elseif canImport(Darwin)
  private let systemWrite = Darwin.write
#endif

/// Lets a write to a closed pipe fail instead of ending the process by a signal.
func ignoreBrokenPipe() { signal(SIGPIPE, SIG_IGN) }

/// Whether a person can be asked: standard input and error are a terminal, and no CI is at work.
var isInteractive: Bool {
  isatty(0) == 1 && isatty(2) == 1 && !isContinuousIntegration
}

/// Whether `CI` is set, as CI systems do.
var isContinuousIntegration: Bool {
  let value = ProcessInfo.processInfo.environment["CI"] ?? ""
  return !value.isEmpty && value != "false" && value != "0"
}

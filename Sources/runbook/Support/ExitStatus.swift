/// The program's exit statuses.
enum ExitStatus: Int32, Error {
  /// All verified.
  case verified = 0
  /// A step failed or errored, or a check found an error.
  case failed = 1
  /// Bad usage, or an input could not be read.
  case usage = 2
  /// Nothing failed, but something stayed unverified.
  case unverified = 3
  /// A fault of the program itself.
  case internalError = 4
  /// Ended by Ctrl-C or SIGTERM.
  case interrupted = 130
}

/// An error that ends the program with a message.
struct Failure: Error {
  /// The message, with what to do in a second line.
  var text: String
  /// The exit status.
  var status: ExitStatus

  /// A failure; `help` says what to do about it.
  init(_ message: String, help: String? = nil, status: ExitStatus = .usage) {
    text = "error: \(message)" + (help.map { "\n  = help: \($0)" } ?? "")
    self.status = status
  }
}

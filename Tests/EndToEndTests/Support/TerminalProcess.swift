import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#elseif canImport(Glibc)
  import Glibc
#endif

/// The built binary at a pseudo terminal, as a person has it.
final class TerminalProcess {
  private let process = Process()
  private let terminal: Int32
  private let shown: Shown

  /// Thrown where the system gives no terminal.
  struct NoTerminal: Error {}

  /// Thrown where what is waited for does not come within a minute; tells what came.
  struct NotSeen: Error, CustomStringConvertible {
    let description: String
  }

  /// Starts the binary with `arguments` in `folder`.
  init(
    _ arguments: [String], in folder: URL = RunbookProcess.root, environment: [String: String] = [:]
  ) throws {
    var (master, terminal): (Int32, Int32) = (-1, -1)
    guard openpty(&master, &terminal, nil, nil, nil) == 0 else { throw NoTerminal() }
    shown = Shown(of: master)
    self.terminal = terminal
    process.executableURL = RunbookProcess.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm"].merging(environment) { $1 }
    let handle = FileHandle(fileDescriptor: terminal, closeOnDealloc: false)
    process.standardInput = handle
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    let process = process
    Thread.detachNewThread { [shown] in shown.copy { process.isRunning } }
  }

  deinit {
    if process.isRunning { process.terminate() }
    close(terminal)
  }

  /// The other end of the terminal, whose closing would hang the terminal up, and what came there.
  private final class Shown: Sendable {
    let master: Int32
    let bytes = Mutex<[UInt8]>([])
    let isComplete = Mutex(false)

    init(of master: Int32) { self.master = master }

    deinit { close(master) }

    /// Copies what comes until the process has ended and nothing more comes.
    func copy(while isRunning: () -> Bool) {
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let isLast = !isRunning()
        while hasMore {
          let count = read(master, &buffer, buffer.count)
          guard count > 0 else { break }
          let bytes = buffer.prefix(count)
          self.bytes.withLock { $0 += bytes }
        }
        if isLast { break }
      }
      isComplete.withLock { $0 = true }
    }

    private var hasMore: Bool {
      var poller = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      return poll(&poller, 1, 20) > 0
    }
  }

  /// All that came so far, with its control characters.
  var output: String { String(decoding: shown.bytes.withLock { $0 }, as: UTF8.self) }

  /// Whether the terminal shows what is typed.
  var echoes: Bool {
    var settings = termios()
    return tcgetattr(terminal, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Types `text`.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(shown.master, $0.baseAddress, $0.count) }
  }

  /// Sends the process a signal.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits until the output behind `mark` holds `text`, and returns the place behind it.
  @discardableResult
  func see(_ text: String, after mark: Int = 0) async throws -> Int {
    try await wait("no `\(text)`") { self.place(of: text, after: mark) }
  }

  private func place(of text: String, after mark: Int) -> Int? {
    let rest = output.dropFirst(mark)
    return rest.firstRange(of: text).map { mark + rest.distance(from: rest.startIndex, to: $0.upperBound) }
  }

  /// Waits until the process has ended, and returns its status.
  func end() async throws -> Int32 {
    try await wait("no end") { self.shown.isComplete.withLock { $0 } ? self.process.terminationStatus : nil }
  }

  /// Waits until `condition` gives something; a minute is the time after which a hanging program is given up.
  func wait<Value>(_ message: String, for condition: () -> Value?) async throws -> Value {
    let start = ContinuousClock.now
    while start.duration(to: .now) < .seconds(60) {
      if let value = condition() { return value }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw NotSeen(description: "\(message) in:\n\(output)")
  }
}

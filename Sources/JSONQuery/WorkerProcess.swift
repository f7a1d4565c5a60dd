import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#elseif canImport(Glibc)
  import Glibc
#endif

/// A process that does libjq's work, started when it is first needed, and anew after it broke down.
struct WorkerProcess: Sendable {
  private let program: String
  private let arguments: [String]
  private var running: (id: pid_t, socket: LineSocket)?

  /// The time that a machine at its limit may take to start a process, or to hand over an answer that is there.
  private static let patience = Duration.seconds(30)
  /// What an evaluation may take beyond its limit: the worker itself stops most of them.
  private static let grace = Duration.seconds(5)

  init(program: String, arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }

  /// The answer to `question`, whose work should take no more than `duration`.
  ///
  /// - Throws: `JSONQueryError.limitExceeded` where the process broke down over it, or did not come to an end.
  mutating func answer(to question: String, within duration: Duration) throws(JSONQueryError) -> String {
    // A process that broke down meanwhile, between two questions, is no fault of this one.
    var isNew = running == nil
    while true {
      if running == nil { running = try start() }
      guard let (id, last) = running else { throw .limitExceeded("no process could be started for libjq") }
      var socket = last
      let deadline = ContinuousClock.now + duration + Self.grace
      let isAsked = socket.write(question, until: deadline)
      let reading = isAsked ? socket.read(until: deadline) : .ended
      running = (id, socket)
      switch reading {
      case .line(let line): return line
      case .timedOut:
        stop()
        throw .limitExceeded("the program takes more than \(duration)")
      case .ended:
        stop()
        if isNew || isAsked {
          throw .limitExceeded("libjq broke down over the program: it took too much memory, or met a fault of its own")
        }
        isNew = true
      }
    }
  }

  private mutating func start() throws(JSONQueryError) -> (id: pid_t, socket: LineSocket) {
    guard let (own, other) = LineSocket.pair() else { throw .limitExceeded("no process could be started for libjq") }
    let id = spawn(on: other.descriptor)
    other.close()
    guard let id else {
      own.close()
      throw .limitExceeded("no process could be started for libjq (\(program))")
    }
    running = (id, own)
    var socket = own
    guard case .line(WorkerMessage.greeting) = socket.read(until: .now + Self.patience) else {
      stop()
      throw .limitExceeded("the process that was started for libjq says nothing (\(program))")
    }
    return (id, socket)
  }

  /// Starts the program with the socket for its input and output, and a group of its own, so that no Ctrl-C reaches it.
  private func spawn(on socket: Int32) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, socket, 0)
    posix_spawn_file_actions_adddup2(&actions, socket, 1)
    // What libjq says of its own end is told in our words.
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    // Nobody looks at a backtrace of it, which takes seconds.
    let environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    var texts = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in texts + variables { free(text) } }
    var id = pid_t()
    return posix_spawn(&id, program, &actions, &attributes, &texts, &variables) == 0 ? id : nil
  }

  private mutating func stop() {
    guard let (id, socket) = running else { return }
    running = nil
    socket.close()
    kill(id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
  }
}

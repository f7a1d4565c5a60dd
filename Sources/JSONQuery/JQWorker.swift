import JSON
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#elseif canImport(Glibc)
  import Glibc
#endif

/// Where libjq is at work: in this process, unless the program names one to start for it.
///
/// libjq ends its process upon some programs and inputs (an assertion, a stack or memory at its end), and some of its
/// functions take no notice of time; a process of its own can be ended, and the next evaluation starts another.
public enum JQWorker {
  private static let process = Mutex<WorkerProcess?>(nil)

  /// Has a process do libjq's work from now on: `program` with `arguments`, which calls `serve()`.
  public static func use(program: String, arguments: [String]) {
    process.withLock { $0 = WorkerProcess(program: program, arguments: arguments) }
  }

  /// Answers the process that started this one, until it goes away.
  public static func serve() {
    limit(RLIMIT_CORE, to: 0)
    // Where the system does not keep to it, time is the limit that is left.
    limit(RLIMIT_DATA, to: 1 << 30)
    var socket = LineSocket(descriptor: 0)
    guard socket.write(WorkerMessage.greeting, until: nil) else { return }
    while case .line(let line) = socket.read(until: nil) {
      limitProcessorTime()
      guard socket.write(WorkerMessage.answer(to: line), until: nil) else { return }
    }
  }

  /// Whether another process does the work.
  static var isElsewhere: Bool { process.withLock { $0 != nil } }

  /// All that `program` puts out for `value`, by the worker's process.
  static func evaluate(
    _ program: String, _ value: JSONValue, _ limits: JSONQueryLimits
  ) throws(JSONQueryError) -> [JSONValue] {
    let question = WorkerMessage.question(program, value, limits)
    let line = try process.withLock { process throws(JSONQueryError) -> String in
      guard var worker = process else { throw .failed("no worker was named") }
      defer { process = worker }
      return try worker.answer(to: question, within: limits.duration)
    }
    return try WorkerMessage.values(in: line)
  }

  // MARK: Limits of the worker

  /// A process whose starter is gone still ends, where a function of libjq does not.
  private static func limitProcessorTime() {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    limit(RLIMIT_CPU, to: rlim_t(max(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec, 0)) + 30)
  }

  #if canImport(Glibc)
    private typealias Resource = __rlimit_resource
  #else
    private typealias Resource = Int32
  #endif

  private static func limit(_ resource: Resource, to value: rlim_t) {
    var limits = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(resource.rawValue)
    #endif
    guard getrlimit(resource, &limits) == 0 else { return }
    limits.rlim_cur = min(value, limits.rlim_max)
    setrlimit(resource, &limits)
  }
}

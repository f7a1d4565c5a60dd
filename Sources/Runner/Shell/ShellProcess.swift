import Foundation
import Subprocess
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#elseif canImport(Glibc)
  import Glibc
#endif

/// A script → what came of it, by `bash -euo pipefail` in a session of its own.
///
/// Standard input is empty. When the time is over or the task is cancelled, all processes of the session get SIGTERM, and
/// SIGKILL after the grace.
struct ShellProcess: Sendable {
  /// How a script ended.
  enum Ending: Sendable, Equatable {
    /// With this status.
    case exited(Int32)
    /// By this signal.
    case signaled(Int32)
    /// It was ended, as its time was over.
    case timedOut
    /// It was ended, as the run was interrupted.
    case interrupted
    /// It was never begun, for this reason.
    case notStarted(String)
  }

  /// What came of a script.
  struct Outcome: Sendable {
    /// How it ended.
    var ending: Ending
    /// What it wrote to its standard output.
    var output: CapturedOutput
    /// What it wrote to its error output.
    var errorOutput: CapturedOutput
    /// The environment at its end, the variables that it set included; nil where it left none.
    var environment: [String: String]?
    /// The group of its processes, where some of them still run.
    var group: Int32?
  }

  let policy: ShellPolicy
  let folder: RunFolder

  /// Runs the script of a page around the page's own: it goes to the folder, and has the environment written down at
  /// the end, apart from all output.
  ///
  /// `set -a` gives every assignment to later blocks, as the one terminal of a reader does.
  private static let frame = """
    cd -- "$1"
    __runbook_environment=$3
    __runbook_script=$2
    set --
    trap '__runbook_status=$?; env -0 >"$__runbook_environment" || true; exit "$__runbook_status"' EXIT
    set -a
    . "$__runbook_script"
    """

  /// Runs `script` in `directory` with `environment` and nothing else of it.
  func run(_ script: String, in directory: String, environment: [String: String]) async -> Outcome {
    var outcome = Outcome(
      ending: .interrupted, output: CapturedOutput(limit: policy.outputLimit),
      errorOutput: CapturedOutput(limit: policy.outputLimit))
    let files: (script: String, environment: String)
    do {
      files = try write(script)
    } catch {
      outcome.ending = .notStarted((error as? RunFolder.Failure)?.reason ?? error.localizedDescription)
      return outcome
    }
    let group = Mutex<Int32?>(nil)
    outcome.ending = await ending(of: files, in: directory, environment, outcome) { id in group.withLock { $0 = id } }
    outcome.environment = Self.environment(in: files.environment)
    for path in [files.script, files.environment] { try? FileManager.default.removeItem(atPath: path) }
    if let id = group.withLock({ $0 }), Self.isAlive(group: id) {
      switch outcome.ending {
      case .timedOut, .interrupted, .notStarted: kill(-id, SIGKILL)
      case .exited, .signaled: outcome.group = id
      }
    }
    return outcome
  }

  /// Whether a process of `group` is left.
  static func isAlive(group: Int32) -> Bool { kill(-group, 0) == 0 }

  /// Ends the processes of `groups`, which earlier scripts left running.
  func end(_ groups: [Int32]) async {
    let alive = groups.filter(Self.isAlive)
    guard !alive.isEmpty else { return }
    for group in alive { kill(-group, SIGTERM) }
    // Not the task's own sleep, which an interruption would cut short.
    await Task {
      let clock = ContinuousClock()
      let end = clock.now + policy.grace
      while alive.contains(where: Self.isAlive), clock.now < end { try? await Task.sleep(for: .milliseconds(20)) }
    }.value
    for group in alive where Self.isAlive(group: group) { kill(-group, SIGKILL) }
  }

  // MARK: The process

  private func ending(
    of files: (script: String, environment: String), in directory: String, _ environment: [String: String],
    _ outcome: Outcome, hasStarted: @escaping @Sendable (Int32) -> Void
  ) async -> Ending {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: policy.grace)
    ]
    let configuration = Configuration(
      executable: .name("bash"),
      arguments: ["-euo", "pipefail", "-c", Self.frame, "bash", directory, files.script, files.environment],
      environment: .custom(
        Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) })),
      platformOptions: options)
    let (output, errorOutput) = (outcome.output, outcome.errorOutput)
    return await withTaskGroup(of: Ending.self) { tasks in
      tasks.addTask {
        do {
          let result = try await Subprocess.run(configuration, input: .none, output: .sequence, error: .sequence) {
            execution in
            hasStarted(execution.processIdentifier.value)
            await withTaskGroup(of: Void.self) { streams in
              streams.addTask { await Self.read(execution.standardOutput, into: output) }
              streams.addTask { await Self.read(execution.standardError, into: errorOutput) }
            }
          }
          if Task.isCancelled { return .interrupted }
          switch result.terminationStatus {
          case .exited(let status): return .exited(status)
          case .signaled(let signal): return .signaled(signal)
          }
        } catch {
          return Task.isCancelled ? .interrupted : .notStarted("\(error)")
        }
      }
      tasks.addTask {
        try? await Task.sleep(for: policy.timeout)
        return Task.isCancelled ? .interrupted : .timedOut
      }
      let first = await tasks.next() ?? .interrupted
      tasks.cancelAll()
      for await _ in tasks {}
      return first
    }
  }

  private static func read(_ stream: SubprocessOutputSequence, into output: CapturedOutput) async {
    do {
      for try await buffer in stream { buffer.withUnsafeBytes { output.append($0) } }
    } catch {
      // The pipe is closed; what came of the process tells the rest.
    }
  }

  // MARK: Files

  private func write(_ script: String) throws -> (script: String, environment: String) {
    let own = try folder.own()
    let name = UUID().uuidString
    let (scriptFile, environmentFile) = (own.appending(path: "\(name).sh"), own.appending(path: "\(name).env"))
    for (file, text) in [(scriptFile, script), (environmentFile, "")] {
      guard
        FileManager.default.createFile(
          atPath: file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
      else { throw RunFolder.Failure(reason: "the run's temporary folder cannot be written to") }
    }
    return (scriptFile.path, environmentFile.path)
  }

  /// The variables that `env -0` wrote to the file at `path`.
  private static func environment(in path: String) -> [String: String]? {
    guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else { return nil }
    var environment: [String: String] = [:]
    for entry in data.split(separator: 0) {
      guard let equals = entry.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(decoding: entry[..<equals], as: UTF8.self)
      environment[name] = String(decoding: entry[entry.index(after: equals)...], as: UTF8.self)
    }
    return environment
  }
}

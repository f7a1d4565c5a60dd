import Hummingbird
import Logging
import NIOCore
public import RunbookModel

/// Runbook + run events → a web page on this machine, from which the runbook is run.
///
/// The page is a local one: the server listens on 127.0.0.1 alone, answers only requests addressed to this machine, and
/// starts a run only for whoever has read the page (see `RequestGuard`).
public enum WorkbenchServer {
  /// Carries the runbook out once and reports every event, in order.
  public typealias Run =
    @Sendable (_ report: @escaping @Sendable (RunEvent) async -> Void) async throws -> Void

  /// Serves the page of `runbook` until the task is cancelled.
  ///
  /// - Parameters:
  ///   - port: The port to listen on; 0 for any that is free.
  ///   - redact: Takes secrets out of a text. All that is shown of the page and the run goes through it, at the moment
  ///     it is sent.
  ///   - onStart: Is called once with the page's URL, when requests can be sent.
  ///   - run: Is called for each run, never twice at a time. What it throws ends the run and is told on the page.
  /// - Throws: `WorkbenchError` where the port can't be listened on.
  public static func serve(
    runbook: Runbook, port: Int = 0, redact: @escaping @Sendable (String) -> String = { $0 },
    onStart: @escaping @Sendable (_ url: String) async -> Void = { _ in }, run: @escaping Run
  ) async throws {
    let log = RunLog(display: DisplayText(redact: redact))
    let (starts, start) = AsyncStream.makeStream(of: Void.self)
    let responder = WorkbenchResponder(
      page: WorkbenchPage(runbook: runbook, display: log.display), log: log, token: RequestGuard.makeToken(),
      start: { start.yield() })
    let application = Application(
      responder: responder, configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil),
      onServerRunning: { await onStart("http://127.0.0.1:\($0.localAddress?.port ?? port)/") },
      logger: Logger(label: "workbench") { _ in SwiftLogNoOpLogHandler() })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { start.finish() }
        do {
          try await application.run()
        } catch let error as IOError {
          throw WorkbenchError(error, port: port)
        }
      }
      group.addTask {
        for await _ in starts { await carryOut(run, of: runbook, log) }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private static func carryOut(_ run: Run, of runbook: Runbook, _ log: RunLog) async {
    do {
      try await run { log.append(RunEventJSON.render($0, of: runbook)) }
    } catch {
      log.append(RunEventJSON.aborted(reason: "\(error)"))
    }
    log.endRun()
  }
}

import HTTPTypes
import Hummingbird
import NIOCore

/// The workbench's few resources: the page, its two assets, the events, and starting a run.
struct WorkbenchResponder: HTTPResponder {
  let page: WorkbenchPage
  let log: RunLog
  let token: String
  /// Has a run carried out; is called only after `log` has allowed it.
  let start: @Sendable () -> Void

  /// So often something is sent to a client that waits, to find out that it has gone.
  private static let heartbeat = Duration.seconds(15)

  func respond(to request: Request, context: WorkbenchContext) async throws -> Response {
    let response = answer(to: request, context)
    return request.method == .head ? response.createHeadResponse() : response
  }

  private func answer(to request: Request, _ context: WorkbenchContext) -> Response {
    guard RequestGuard.isLocal(host: request.head.authority, port: context.port) else {
      return text(.misdirectedRequest, "This page is only served to this machine, as 127.0.0.1 or localhost.")
    }
    let isRead = request.method == .get || request.method == .head
    switch request.uri.path {
    case "/": return isRead ? response("text/html", page.html(token: token)) : notAllowed("GET")
    case "/workbench.css": return isRead ? response("text/css", StyleSheet.text) : notAllowed("GET")
    case "/workbench.js": return isRead ? response("text/javascript", Script.text) : notAllowed("GET")
    case "/events": return isRead ? events() : notAllowed("GET")
    case "/run": return request.method == .post ? startRun(request, context) : notAllowed("POST")
    default: return text(.notFound, "There is nothing here. The page is at /.")
    }
  }

  // MARK: Run

  private func startRun(_ request: Request, _ context: WorkbenchContext) -> Response {
    let origin = request.headers[.origin]
    let candidate = HTTPField.Name("X-Runbook-Token").flatMap { request.headers[$0] }
    guard RequestGuard(token: token).allowsChange(token: candidate, origin: origin, port: context.port) else {
      return text(.forbidden, "The request lacks this page's token. Load the page again.")
    }
    guard log.beginRun() else { return text(.conflict, "A run is going on.") }
    start()
    return text(.accepted, "The run has begun.")
  }

  // MARK: Events

  /// All that happened in the current or last run, then what happens, until the client goes.
  private func events() -> Response {
    let log = log
    let body = ResponseBody { writer in
      // Headers go out at once, so that the client knows it is connected before anything happens.
      try await writer.write(ByteBuffer(string: ": events of the run\n\n"))
      try await withThrowingTaskGroup(of: Void.self) { group in
        let (changes, ring) = log.changes()
        defer { group.cancelAll() }
        group.addTask {
          while !Task.isCancelled {
            try await Task.sleep(for: Self.heartbeat)
            ring.yield()
          }
        }
        var cursor = RunLog.Cursor()
        for await _ in changes {
          let events = log.events(after: &cursor)
          let text = events.isEmpty ? ":\n\n" : events.map { "data: \($0)\n\n" }.joined()
          try await writer.write(ByteBuffer(string: text))
        }
      }
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: headers("text/event-stream"), body: body)
  }

  // MARK: Responses

  private func notAllowed(_ method: String) -> Response {
    var response = text(.methodNotAllowed, "Only \(method) does something here.")
    response.headers[.allow] = method
    return response
  }

  private func text(_ status: HTTPResponse.Status, _ text: String) -> Response {
    response("text/plain", text + "\n", status: status)
  }

  private func response(_ type: String, _ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: headers("\(type); charset=utf-8"), body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  private func headers(_ type: String) -> HTTPFields {
    let policy = """
      default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; \
      form-action 'none'; frame-ancestors 'none'
      """
    let fields = [
      ("Content-Type", type), ("Cache-Control", "no-store"), ("Content-Security-Policy", policy),
      ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
    var headers = HTTPFields()
    for (name, value) in fields {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
    return headers
  }
}

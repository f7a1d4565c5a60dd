import CurlClient
import JSON
import RunbookModel
import SourceText

/// A request with all variables replaced → exchange, over HTTP.
struct RequestExecutor: Sendable {
  let client: HTTPClient
  let target: Target
  let timeout: Duration
  let token: String?
  let connection: Connection
  let isReadOnly: Bool
  /// Keeps the journal of what is sent; nil where none is kept.
  let recorder: RunRecorder?

  /// An answer with more bytes than this is not read to its end.
  private static let maximumAnswerSize = 16 << 20

  /// An executor of the requests of a run by `configuration`.
  init(client: HTTPClient, _ configuration: RunConfiguration) {
    self.client = client
    target = configuration.target
    timeout = configuration.requestTimeout
    token = configuration.token
    connection = configuration.connection
    isReadOnly = configuration.isReadOnly
    recorder = configuration.recorder
  }

  /// A request ready to be sent.
  struct Resolved {
    var method: String
    var url: String
    var headers: [RequestTemplate.Header]
    var body: RequestBody?
    var files = RequestFiles()
  }

  /// Why a request is not sent.
  struct Refusal: Error {
    var reason: String
  }

  /// Sends `request` and returns what came of it.
  ///
  /// - Parameter left: The time left for it, where that is limited further than any request's.
  /// - Throws: `Refusal` where it must not be sent.
  func send(_ request: Resolved, within left: Duration? = nil) async throws(Refusal) -> Exchange {
    guard let recorder else { return try await transmit(request, within: left) }
    return try await recorder.send(request, by: self, within: left)
  }

  /// Throws where `request` must not be sent.
  func check(_ request: Resolved) throws(Refusal) {
    if isReadOnly, !HTTPMethod.isSafe(request.method) {
      throw Refusal(reason: "the run may read only; nothing was sent")
    }
    _ = try route(of: request)
  }

  /// Sends `request`, past the journal.
  ///
  /// - Throws: `Refusal` where it must not be sent.
  func transmit(_ request: Resolved, within left: Duration? = nil) async throws(Refusal) -> Exchange {
    try check(request)
    let route = try route(of: request)
    var headers = HTTPHeaders()
    for header in request.headers { headers.append(header.name, header.value) }
    if let host = route.forwardedHost { headers.append("X-Forwarded-Host", host) }
    if case .json = request.body, !headers.contains("Content-Type") {
      headers.append("Content-Type", "application/json")
    }
    if !headers.contains("Accept") { headers.append("Accept", "application/json, */*") }
    let body = if let content = request.files.content { content } else { try request.body.map(Self.bytes) }
    let plain = HTTPRequest(
      method: request.method, url: URLText.encodingIllegalCharacters(in: route.url), headers: headers, body: body,
      timeout: min(timeout, left ?? timeout), maximumResponseSize: Self.maximumAnswerSize, caFile: connection.caFile,
      resolve: connection.resolve)
    let http = request.files.attached(to: plain, isTrusted: route.isTrusted)
    let start = ContinuousClock.now
    let answer = await answer(to: http)
    var exchange = Exchange(
      method: request.method, url: request.url, body: request.body?.value, outcome: Self.outcome(of: answer),
      duration: start.duration(to: .now))
    if case .failure(let error) = answer {
      exchange.mayHaveBeenCarriedOut = error.mayHaveBeenCarriedOut
      exchange.isConnectionLost = error.isLostConnection
    }
    return exchange
  }

  private static func bytes(of body: RequestBody) throws(Refusal) -> [UInt8] {
    switch body {
    case .json(let value): Array(JSONSerializer().serialize(value).utf8)
    case .text(let text): Array(text.utf8)
    case .form, .file, .output: throw Refusal(reason: "its body is nothing that can be sent; nothing was sent")
    }
  }

  /// Sends `request` and waits for its answer, even where the run is interrupted meanwhile.
  ///
  /// A request that is cut off may have been carried out all the same, and nobody would know. The task of its own keeps
  /// the cancellation away; the request's timeout ends it.
  private func answer(to request: HTTPRequest) async -> Result<HTTPResponse, HTTPClientError> {
    await Task {
      do throws(HTTPClientError) {
        return .success(try await client.send(request))
      } catch {
        return .failure(error)
      }
    }.value
  }

  private static func outcome(of answer: Result<HTTPResponse, HTTPClientError>) -> Exchange.Outcome {
    switch answer {
    case .success(let response): .response(Self.response(response))
    case .failure(let error): .failure(error.description)
    }
  }

  private func route(of request: Resolved) throws(Refusal) -> Target.Route {
    let route: Target.Route
    do throws(Target.Refusal) {
      route = try target.route(request.url)
    } catch {
      throw Refusal(reason: "\(Self.reason(of: error, request.url)); nothing was sent")
    }
    if !route.isTrusted, let token, request.holds(token) {
      throw Refusal(reason: "it would send the Konnect token to a host other than Konnect; nothing was sent")
    }
    return route
  }

  private static func reason(of refusal: Target.Refusal, _ url: String) -> String {
    switch refusal {
    case .malformed: "`\(ResponseExcerpt.cut(url))` is no absolute http or https URL"
    case .userInformation: "the URL has a name or a password before its host"
    case .cleartext(let host): "\(host) is asked by https only"
    case .foreignHost(let host): "\(host) is neither the target nor this machine, and no --allow-host names it"
    }
  }

  private static func response(_ response: HTTPResponse) -> Exchange.Response {
    Exchange.Response(
      status: response.status,
      headers: response.headers.map { .init(name: $0.name, value: $0.value) },
      json: response.body.isEmpty ? nil : try? JSONParser.parse(bytes: response.body), text: response.text)
  }
}

extension RequestExecutor.Resolved {
  /// Whether `token`, in any form, is a part of the request.
  fileprivate func holds(_ token: String) -> Bool {
    guard !token.isEmpty else { return false }
    let texts = [url, body?.value.description ?? ""] + headers.map(\.value)
    let forms = SecretForms.all(of: token)
    return texts.contains { text in forms.contains { text.contains($0) } }
  }
}

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

  /// A request ready to be sent.
  struct Resolved {
    var method: String
    var url: String
    var headers: [RequestTemplate.Header]
    var body: JSONValue?
  }

  /// Why a request is not sent.
  struct Refusal: Error {
    var reason: String
  }

  /// Sends `request` and returns what came of it.
  ///
  /// - Throws: `Refusal` where it must not be sent.
  func send(_ request: Resolved) async throws(Refusal) -> Exchange {
    let route = try route(of: request)
    var headers = HTTPHeaders()
    for header in request.headers { headers.append(header.name, header.value) }
    if let host = route.forwardedHost { headers.append("X-Forwarded-Host", host) }
    if request.body != nil, !headers.contains("Content-Type") { headers.append("Content-Type", "application/json") }
    if !headers.contains("Accept") { headers.append("Accept", "application/json, */*") }
    let body = request.body.map { Array(JSONSerializer().serialize($0).utf8) }
    let http = HTTPRequest(
      method: request.method, url: URLText.encodingIllegalCharacters(in: route.url), headers: headers, body: body, timeout: timeout)
    let start = ContinuousClock.now
    let outcome: Exchange.Outcome
    do throws(HTTPClientError) {
      outcome = .response(Self.response(try await client.send(http)))
    } catch {
      outcome = .failure(error.description)
    }
    return Exchange(
      method: request.method, url: request.url, body: request.body, outcome: outcome,
      duration: start.duration(to: .now))
  }

  private func route(of request: Resolved) throws(Refusal) -> Target.Route {
    let route: Target.Route
    do throws(Target.Refusal) {
      route = try target.route(request.url)
    } catch {
      switch error {
      case .malformed: throw Refusal(reason: "`\(request.url)` is no absolute http or https URL; nothing was sent")
      case .foreignHost(let host):
        throw Refusal(reason: "\(host) is neither the target nor this machine; nothing was sent")
      }
    }
    if !route.isTrusted, let token, request.headers.contains(where: { $0.value.contains(token) }) {
      throw Refusal(reason: "it would send the Konnect token to a host other than Konnect; nothing was sent")
    }
    return route
  }

  private static func response(_ response: HTTPResponse) -> Exchange.Response {
    Exchange.Response(
      status: response.status,
      headers: response.headers.map { .init(name: $0.name, value: $0.value) },
      json: response.body.isEmpty ? nil : try? JSONParser.parse(bytes: response.body), text: response.text)
  }
}

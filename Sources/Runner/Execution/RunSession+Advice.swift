import RunbookModel

extension RunSession {
  /// What to do about `exchange`, which has no answer that could be judged; nil where its message says it all.
  static func advice(on exchange: Exchange) -> String? {
    guard exchange.isOutcomeUnknown else { return nil }
    let path = exchange.url.prefix { $0 != "?" }
    let way =
      switch exchange.method {
      case "POST": "look for what it makes with GET \(path) before sending it again"
      case "PUT", "DELETE": "look at GET \(path); sending it again does no harm"
      default: "look at GET \(path) before sending it again"
      }
    return "whether the \(exchange.method) was carried out is not known: \(way)"
  }

  /// What to do about an answer that the target gives instead of the one expected.
  func advice(on response: Exchange.Response, to request: RequestExecutor.Resolved) -> [String] {
    let isForTarget = (try? configuration.target.route(request.url))?.isTrusted ?? false
    switch response.status {
    case 401 where isForTarget:
      return [
        "the token was not accepted: check that $KONNECT_TOKEN is whole, of this organization and not expired; "
          + "Konnect makes new ones under Personal access tokens"
      ]
    case 403 where isForTarget: return ["the token lacks a role for this; ask an administrator of the organization"]
    case 300..<400:
      let location = response.headers.last { $0.name.lowercased() == "location" }?.value
      return location.map { [redirection(to: $0)] } ?? []
    default: return []
    }
  }

  /// What to do about a redirect; its location is not shown whole, as it may hold a secret.
  private func redirection(to location: String) -> String {
    guard let other = try? WebAddress(location) else {
      let place = location.contains("://") ? "another place" : "another path"
      return "it redirects to \(place); redirects are not followed, so nothing was sent there"
    }
    let place = "\(other.isSecure ? "https" : "http")://\(other.authority)"
    let base = configuration.target.baseURL.flatMap { try? WebAddress($0) }
    if other.isSecure, let base, !base.isSecure, base.host == other.host {
      return "it redirects to \(place); give that as --target, as redirects are not followed"
    }
    return "it redirects to \(place); redirects are not followed, so nothing was sent there"
  }
}

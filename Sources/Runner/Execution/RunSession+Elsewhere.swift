import RunbookModel

extension RunSession {
  /// Why a request is left out that goes to something else than Konnect, such as a gateway's proxy; nil where it is sent.
  ///
  /// A mock of Konnect has no gateway beside it, so a request to one says nothing, unless whoever runs the page gave its
  /// address. Hosts that are neither the target nor this machine are never asked.
  func reasonToLeaveOut(_ request: RequestTemplate) -> String? {
    if configuration.isReadOnly, request.isWrite { return Self.readOnlyReason }
    var missing: [String] = []
    let url = withScheme(store.resolve(request.url, missing: &missing), request)
    let base = request.url.hasPrefix("$") ? VariableReference.all(in: request.url).first?.name : nil
    let isGiven = base.map { store.isGiven($0) || configuration.environment[$0] != nil } ?? false
    if let base, missing.contains(base) {
      // Only these go to Konnect through a variable.
      let isForKonnect = request.block == "control_plane_request"
      return !isForKonnect && configuration.isForKonnectAlone ? Self.absence(of: "a gateway", base) : nil
    }
    do throws(Target.Refusal) {
      let route = try configuration.target.route(url)
      if request.isInsecure, route.isTrusted || (try? WebAddress(url))?.isLoopback != true {
        return "it asks for no look at the server's certificate, which only a server on this machine goes without"
      }
      guard !route.isTrusted, configuration.isForKonnectAlone, !isGiven, !configuration.target.admits(url) else {
        return nil
      }
      return Self.absence(of: "what listens there", base)
    } catch {
      guard case .foreignHost(let host) = error else { return nil }
      return "\(host) is neither Konnect nor this machine; --allow-host \(host) lets it be asked, without the token"
    }
  }

  /// Why a step that writes is left out of a run that may not.
  static let readOnlyReason = "it would write, and the run is --read-only; nothing was sent"

  /// The URL with `http://` before it where it has no scheme, as curl has it; https where it asks for a certificate.
  func withScheme(_ url: String, _ request: RequestTemplate) -> String {
    guard !url.contains("://"), !url.hasPrefix("$") else { return url }
    return (request.isInsecure || request.certificate != nil ? "https://" : "http://") + url
  }

  private static func absence(of what: String, _ variable: String?) -> String {
    let way = variable.map { "; give its address with --var \($0)=…" } ?? ""
    return "the mock stands for Konnect, not for \(what)\(way)"
  }
}

public import CurlClient
import JSON
import RunbookModel

/// The organization that a token belongs to.
public struct TokenOwner: Sendable, Hashable {
  /// Its id, a UUID.
  public let id: String
  /// Its name, where it is told.
  public let name: String?

  /// Why it is not known.
  public enum Unknown: Error, Sendable {
    /// The token was not accepted, with the answer's status.
    case refused(status: Int)
    /// There was no answer, and why.
    case unreachable(String)
    /// The answer tells no organization.
    case untold(status: Int)
  }

  /// The operation that tells it: `get-organizations-me` of Konnect's identity API.
  private static let url = "https://global.api.konghq.com/v3/organizations/me"

  /// Asks the target of `configuration` whose its token is.
  ///
  /// - Throws: `Unknown`.
  public static func find(
    by configuration: RunConfiguration, _ client: HTTPClient
  ) async throws(Unknown) -> TokenOwner {
    let executor = RequestExecutor(client: client, configuration)
    let header = RequestTemplate.Header(name: "Authorization", value: "Bearer \(configuration.token ?? "")")
    let request = RequestExecutor.Resolved(method: "GET", url: url, headers: [header], body: nil)
    var policy = RetryPolicy(seed: configuration.seed)
    while true {
      let exchange: Exchange
      do throws(RequestExecutor.Refusal) {
        exchange = try await executor.send(request)
      } catch {
        throw .unreachable(error.reason)
      }
      if let pause = policy.pause(after: exchange, expecting: 200) {
        try? await configuration.clock.sleep(for: pause)
        continue
      }
      switch exchange.outcome {
      case .failure(let reason): throw .unreachable(reason)
      case .response(let response):
        if response.status == 401 || response.status == 403 { throw .refused(status: response.status) }
        guard response.status == 200, let id = response.json?["id"]?.string else {
          throw .untold(status: response.status)
        }
        return TokenOwner(id: id, name: response.json?["name"]?.string)
      }
    }
  }
}

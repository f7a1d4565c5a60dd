import Hummingbird
import NIOCore

/// What the responder knows of a request's connection.
struct WorkbenchContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The port that the request came in on.
  let port: Int?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    port = source.channel.localAddress?.port
  }
}

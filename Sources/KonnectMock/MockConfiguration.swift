public import Logging
public import OpenAPI

/// How a mock Konnect is set up.
public struct MockConfiguration: Sendable {
  /// The operations that it answers.
  public var index: OperationIndex
  /// Decides every id and everything else that is made up.
  public var seed: UInt64
  /// How long, by an organization's clock, a new resource whose `state` knows `initializing` stays in it.
  public var readyAfter: Duration
  /// The address to listen on.
  public var host: String
  /// The port to listen on; 0 for any that is free.
  public var port: Int
  /// Whether a token that was never announced opens an organization of its own, on the wall clock, instead of getting 401.
  public var acceptsAnyToken: Bool
  /// What goes wrong on purpose; nil for nothing.
  public var faults: FaultPlan?
  /// The certificate and key to speak TLS with; nil for plain HTTP.
  public var tls: TLSFiles?
  /// Is told of every request, before its answer leaves; nil for nobody.
  public var log: (@Sendable (MockLogEntry) -> Void)?
  /// Where the server's own messages go; nowhere unless given.
  public var logger: Logger

  /// A set-up; by default on a free loopback port, with 15 minutes of getting ready.
  public init(
    index: OperationIndex, seed: UInt64 = 0, readyAfter: Duration = .seconds(15 * 60), host: String = "127.0.0.1",
    port: Int = 0, acceptsAnyToken: Bool = false,
    logger: Logger = Logger(label: "konnect-mock") { _ in SwiftLogNoOpLogHandler() }
  ) {
    self.index = index
    self.seed = seed
    self.readyAfter = readyAfter
    self.host = host
    self.port = port
    self.acceptsAnyToken = acceptsAnyToken
    self.logger = logger
  }

  /// A set-up from documents.
  public init(specifications: [Document], seed: UInt64 = 0, readyAfter: Duration = .seconds(15 * 60), port: Int = 0) {
    self.init(index: OperationIndex(specifications), seed: seed, readyAfter: readyAfter, port: port)
  }
}

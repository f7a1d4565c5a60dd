import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTLS
import JSON
import Logging
import NIOCore
import Synchronization

/// A mock Konnect that listens: one HTTP server for any number of isolated organizations.
public final class MockServer: Sendable {
  /// Where it listens: `http://127.0.0.1:52011`, or `https://…` with TLS.
  public let baseURL: String
  /// The port it listens on.
  public let port: Int

  let engine: MockEngine

  init(engine: MockEngine, port: Int) {
    self.engine = engine
    self.port = port
    let host = engine.configuration.host
    let scheme = engine.configuration.tls == nil ? "http" : "https"
    baseURL = "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }

  /// The wall clock, as a duration since the moment at which every mock clock begins (2026-01-01T00:00:00Z).
  public static let wallClock: @Sendable () -> Duration = {
    .milliseconds(Int64((Date().timeIntervalSince1970 - Double(Timestamp.epoch.seconds)) * 1000))
  }

  /// Opens a fresh organization, with nothing in it, whose requests carry `token`.
  ///
  /// - Parameters:
  ///   - token: What follows `Bearer`. With the seed it decides the ids, so that equal runs repeat exactly.
  ///   - clock: What time it is there, as a duration since 2026-01-01T00:00:00Z; must never go back.
  public func addOrganization(token: String, clock: @escaping @Sendable () -> Duration) {
    engine.addOrganization(token: token, clock: clock)
  }

  /// Serves while `body` runs, also where the task is cancelled meanwhile: what is in flight is still to be answered.
  ///
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws; `MockServerError` where the server can't listen.
  public static func withServer<Result: Sendable>(
    _ configuration: MockConfiguration, _ body: @escaping @Sendable (MockServer) async throws -> Result
  ) async throws -> Result {
    let engine = MockEngine(configuration)
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let serving = Task {
      defer { port.finish() }
      try await serve(engine) { port.yield($0) }
    }
    guard let port = await ports.first(where: { _ in true }) else {
      serving.cancel()
      try await serving.value
      throw CancellationError()
    }
    let result: Swift.Result<Result, any Error>
    do {
      result = .success(try await body(MockServer(engine: engine, port: port)))
    } catch {
      result = .failure(error)
    }
    serving.cancel()
    _ = await serving.result
    return try result.get()
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter onStart: Is called once, when requests can be sent.
  /// - Throws: `MockServerError` where the server can't listen.
  public static func run(
    _ configuration: MockConfiguration, onStart: @escaping @Sendable (MockServer) async -> Void = { _ in }
  ) async throws {
    let engine = MockEngine(configuration)
    try await serve(engine) { await onStart(MockServer(engine: engine, port: $0)) }
  }

  private static func serve(
    _ engine: MockEngine, onStart: @escaping @Sendable (_ port: Int) async -> Void
  ) async throws {
    let isUp = Mutex(false)
    do {
      try await application(engine) { port in
        isUp.withLock { $0 = true }
        await onStart(port)
      }.run()
    } catch let error as IOError {
      throw MockServerError(error, engine.configuration)
    } catch {
      // Certificate and key were read each by itself; that they are a pair shows when the server puts them to use.
      guard let tls = engine.configuration.tls, !isUp.withLock({ $0 }), !(error is CancellationError),
        !(error is MockServerError)
      else { throw error }
      throw MockServerError.badTLSFile(tls.key, reason: "it is not the key of the certificate in \(tls.certificate)")
    }
  }

  private static func application(
    _ engine: MockEngine, onStart: @escaping @Sendable (_ port: Int) async -> Void
  ) throws -> some ApplicationProtocol {
    let configuration = engine.configuration
    return Application(
      responder: MockResponder(engine: engine),
      server: try configuration.tls.map { try .tls(tlsConfiguration: $0.configuration()) } ?? .http1(),
      configuration: .init(address: .hostname(configuration.host, port: configuration.port), serverName: nil),
      onServerRunning: { await onStart($0.localAddress?.port ?? configuration.port) },
      logger: configuration.logger)
  }
}

extension MockServerError {
  fileprivate init(_ error: IOError, _ configuration: MockConfiguration) {
    self =
      error.errnoCode == EADDRINUSE
      ? .portInUse(configuration.port)
      : .cannotListen(host: configuration.host, port: configuration.port, reason: "\(error)")
  }
}

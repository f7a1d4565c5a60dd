import Foundation
import HTTPTypes
import Hummingbird
import JSON
import Logging
import NIOCore

/// A mock Konnect that listens: one HTTP server for any number of isolated organizations.
public final class MockServer: Sendable {
  /// Where it listens: `http://127.0.0.1:52011`.
  public let baseURL: String
  /// The port it listens on.
  public let port: Int

  let engine: MockEngine

  init(engine: MockEngine, port: Int) {
    self.engine = engine
    self.port = port
    let host = engine.configuration.host
    baseURL = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
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

  /// Serves while `body` runs.
  ///
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws; `MockServerError` where the server can't listen.
  public static func withServer<Result: Sendable>(
    _ configuration: MockConfiguration, _ body: @escaping @Sendable (MockServer) async throws -> Result
  ) async throws -> Result {
    let engine = MockEngine(configuration)
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    return try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask {
        defer { port.finish() }
        do {
          try await application(engine) { port.yield($0) }.run()
        } catch let error as IOError {
          throw MockServerError(error, configuration)
        }
        return nil
      }
      group.addTask {
        guard let port = await ports.first(where: { _ in true }) else { return nil }
        return try await body(MockServer(engine: engine, port: port))
      }
      defer { group.cancelAll() }
      while let result = try await group.next() {
        if let result { return result }
      }
      throw CancellationError()
    }
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter onStart: Is called once, when requests can be sent.
  /// - Throws: `MockServerError` where the server can't listen.
  public static func run(
    _ configuration: MockConfiguration, onStart: @escaping @Sendable (MockServer) async -> Void = { _ in }
  ) async throws {
    let engine = MockEngine(configuration)
    do {
      try await application(engine) { await onStart(MockServer(engine: engine, port: $0)) }.run()
    } catch let error as IOError {
      throw MockServerError(error, configuration)
    }
  }

  private static func application(
    _ engine: MockEngine, onStart: @escaping @Sendable (_ port: Int) async -> Void
  ) -> some ApplicationProtocol {
    let configuration = engine.configuration
    return Application(
      responder: MockResponder(engine: engine),
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

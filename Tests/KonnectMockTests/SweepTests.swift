import Foundation
import JSON
import OpenAPI
import SourceText
import TestSupport
import Testing

@testable import KonnectMock

/// Every operation answers a valid request as its specification says, and refuses a body that does not fit.
struct SweepTests {
  @Test func builtInSpecifications() async throws {
    try await MockFixture.run { fixture async throws in
      let outcome = try await Sweep(fixture: fixture, documents: MockFixture.index.documents).run()
      #expect(outcome.failures == [])
      #expect(outcome.untried == [])
      #expect(outcome.fitting == MockFixture.index.operations.count)
      #expect(outcome.refused > 60)
    }
  }

  @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
  func realSpecifications() async throws {
    let root = try SharedData.url("konnect-docs/api-specs/konnect", orFrom: "KONNECT_SPECS")
    let files =
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }.filter { $0.lastPathComponent == "openapi.yaml" }.sorted { $0.path < $1.path } ?? []
    var outcome = Sweep.Outcome()
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      guard let document = Document.load(SourceFile(path: file.path, text: text)).document else { continue }
      let part = try await Self.sweep([document])
      outcome.fitting += part.fitting
      outcome.refused += part.refused
      outcome.untried += part.untried
      outcome.failures += part.failures
    }
    let unexpected = outcome.failures.filter { failure in !Self.knownFailures.contains { failure.hasPrefix($0) } }
    #expect(unexpected == [])
    #expect(outcome.untried == [])
    #expect(outcome.failures.count == Self.knownFailures.count)
    #expect(outcome.fitting > 1200)
    #expect(outcome.refused > 400)
  }

  /// Operations that no answer can fit: `_kri` answers one of many open objects, of which any also fits others.
  private static let knownFailures = ["GET /v1/mesh/control-planes/{cpId}/api/_kri/{kri} "]

  private static func sweep(_ documents: [Document]) async throws -> Sweep.Outcome {
    let client = try MockFixture.makeClient()
    return try await MockServer.withServer(MockConfiguration(specifications: documents)) { mock in
      try await Sweep(
        fixture: MockFixture(mock: mock, client: client, clock: .init()), documents: documents
      ).run()
    }
  }
}

import JSON
import OpenAPI
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
      Self.tell("the built-in specifications", outcome)
      #expect(outcome.refused.values.reduce(0, +) > 700)
    }
  }

  @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
  func realSpecifications() async throws {
    var outcome = Sweep.Outcome()
    for document in RealSpecifications.documents { outcome.add(try await Self.sweep([document])) }
    Self.tell("all specifications", outcome)
    let unexpected = outcome.failures.filter { failure in !Self.knownFailures.contains { failure.hasPrefix($0) } }
    #expect(unexpected == [])
    #expect(outcome.untried == [])
    #expect(outcome.failures.count == Self.knownFailures.count)
    let count = RealSpecifications.documents.reduce(0) { $0 + $1.operations.count }
    #expect(outcome.fitting == count - Self.knownFailures.count)
    for kind in ["body", "path", "query", "token", "Prefer"] { #expect(outcome.refused[kind] ?? 0 > 100, "\(kind)") }
  }

  private static func tell(_ what: String, _ outcome: Sweep.Outcome) {
    let refused = outcome.refused.sorted { $0.key < $1.key }.map { "\($0.value) by \($0.key)" }.joined(separator: ", ")
    print("\(what): \(outcome.fitting) operations answered as declared; refused as declared: \(refused)")
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

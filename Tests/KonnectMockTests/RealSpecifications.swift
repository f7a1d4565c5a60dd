import Foundation
import JSON
import OpenAPI
import SourceText
import TestSupport

@testable import KonnectMock

/// Konnect's own OpenAPI files, read once for all tests; empty where the reference data is absent.
enum RealSpecifications {
  static let documents: [Document] = {
    guard let root = try? SharedData.url("konnect-docs/api-specs/konnect", orFrom: "KONNECT_SPECS") else { return [] }
    let files =
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }.filter { $0.lastPathComponent == "openapi.yaml" }.sorted { $0.path < $1.path } ?? []
    return files.compactMap { file in
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
      return Document.load(SourceFile(path: file.path, text: text)).document
    }
  }()
}

extension MockFixture {
  /// The operations of Konnect's own files.
  private static let realIndex = OperationIndex(RealSpecifications.documents)

  /// Starts a mock of Konnect's own files, and runs `body`.
  static func runReal(_ body: @escaping @Sendable (MockFixture) async throws -> Void) async throws {
    try await run(MockConfiguration(index: realIndex), body)
  }

  /// Has a thing of the collection at `path` made whose id stands for `$variable`.
  func make(_ path: String, _ variable: String = "X") async -> String {
    let request = ProvisionRequest(
      variable: variable, method: "GET", url: "https://us.api.konghq.com\(path)/$\(variable)", place: .path)
    return await mock.provision(request, token: token)?.value ?? "none"
  }

  /// Creates a thing, and gives its id.
  func create(_ path: String, _ body: JSONValue) async throws -> String {
    try await send("POST", path, body: body)["id"]?.string ?? "none"
  }
}

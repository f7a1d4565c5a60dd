import Foundation
import OpenAPI
import SourceText
import TestSupport

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

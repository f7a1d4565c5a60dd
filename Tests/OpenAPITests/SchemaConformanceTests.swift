import Foundation
import JSON
import OpenAPI
import TestSupport
import Testing

/// JSON-Schema-Test-Suite: draft 4 as OpenAPI 3.0 reads it, and 2020-12.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
struct SchemaConformanceTests {
  /// A test of the suite by folder, file, group and name, and whether it passed.
  struct Result {
    var name: String
    var isPassed: Bool
  }

  @Test func suite() throws {
    let folder = try SharedData.url("conformance", orFrom: "CONFORMANCE").appending(path: "json-schema")
    let results =
      try run(folder.appending(path: "draft4"), .openAPI30) + run(folder.appending(path: "draft2020-12"), .draft202012)
    let failed = results.filter { !$0.isPassed }.map(\.name)
    print("json-schema conformance: \(results.count - failed.count) passed, \(failed.count) failed")
    for name in failed where !KnownFailures.contains(name) { Issue.record("\(name) fails and is not listed") }
    let passed = results.filter(\.isPassed).map(\.name)
    for name in passed where KnownFailures.contains(name) { Issue.record("\(name) passes: take it off the list") }
    #expect(results.count > 1000)
  }

  private func run(_ folder: URL, _ dialect: SchemaDialect) throws -> [Result] {
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
    // In this suite 2020-12 reads `format` as a remark.
    let options = ValidationOptions(formats: dialect == .openAPI30 ? .all : .none)
    var results: [Result] = []
    for file in files {
      let groups = try JSONParser.parse(bytes: Array(Data(contentsOf: file))).array ?? []
      for group in groups {
        let schema = Schema.compile(try #require(group["schema"]), dialect: dialect)
        for test in group["tests"]?.array ?? [] {
          let isValid = schema.validate(try #require(test["data"]), options: options).isEmpty
          let path = [folder, file.deletingPathExtension()].map(\.lastPathComponent).joined(separator: "/")
          let name = [path, group["description"]?.string, test["description"]?.string].compactMap { $0 }
          results.append(Result(name: name.joined(separator: " | "), isPassed: isValid == test["valid"]?.bool))
        }
      }
    }
    return results
  }
}

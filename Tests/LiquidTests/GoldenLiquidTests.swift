import Foundation
import JSON
import Liquid
import SourceText
import TestSupport
import Testing

/// The conformance suite golden-liquid, in Shopify's dialect and strict mode.
///
/// `CONFORMANCE` may name another folder, which holds it or has a folder `liquid` that does.
@Suite(.enabled(if: SharedData.isPresent || folderVariable != nil, Comment(rawValue: SharedData.absence)))
struct GoldenLiquidTests {
  /// Names of cases that are known to fail, each with the reason.
  static let knownFailures: [String: String] = [:]

  @Test func conformance() throws {
    let cases = try Self.cases(in: try SharedData.url("conformance", orFrom: "CONFORMANCE"))
    var passed = 0
    for test in cases {
      let name = test["name"]?.string ?? ""
      let fault = Self.fault(of: test)
      if fault == nil { passed += 1 }
      let isKnown = Self.knownFailures[name] != nil
      #expect((fault != nil) == isKnown, "\(name): \(fault ?? "passes, and is listed as a known failure")")
    }
    print("liquid conformance: \(passed) passed, \(cases.count - passed) failed")
    #expect(folderVariable == nil ? cases.count >= 635 : !cases.isEmpty)
  }

  /// The cases of all JSON files in a folder, or in the folder `liquid` of it.
  private static func cases(in parent: URL) throws -> [JSONValue] {
    let own = parent.appending(path: "liquid")
    let folder = FileManager.default.fileExists(atPath: own.path) ? own : parent
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.flatMap { file in
      let value = try JSONParser.parse(try String(contentsOf: file, encoding: .utf8))
      return value["tests"]?.array ?? value.array ?? []
    }
  }

  /// What is wrong with a case; nil where it passes.
  private static func fault(of test: JSONValue) -> String? {
    let environment = Environment(dialect: .shopify, errorMode: .strict)
    let partials = LiquidValue(test["templates"] ?? [:]).object ?? [:]
    let output = render(
      test["template"]?.string ?? "", LiquidValue(test["data"] ?? [:]).object ?? [:],
      partials: Dictionary(partials.map { ($0.key, $0.value.text) }) { $1 }, in: environment)
    let errors = output.diagnostics.filter { $0.severity == .error }
    if test["invalid"]?.bool == true {
      return errors.isEmpty ? "no error; rendered \(output.text.text.debugDescription)" : nil
    }
    let expected = test["results"]?.array?.compactMap(\.string) ?? [test["result"]?.string ?? ""]
    if !errors.isEmpty { return "errors: \(errors.map(\.message))" }
    return expected.contains(output.text.text)
      ? nil : "expected \(expected), rendered \(output.text.text.debugDescription)"
  }
}

/// The folder of another suite, where one is named.
private let folderVariable = ProcessInfo.processInfo.environment["CONFORMANCE"]

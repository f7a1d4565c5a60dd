import Foundation
import JSON
import Liquid
import SourceText
import TestSupport
import Testing

/// The conformance suite golden-liquid, in Shopify's dialect and strict mode; its folder may be named by `CONFORMANCE`.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
struct GoldenLiquidTests {
  /// Names of cases that are known to fail, each with the reason.
  static let knownFailures: [String: String] = [:]

  @Test func conformance() throws {
    let folder = try SharedData.url("conformance/liquid", orFrom: "CONFORMANCE")
    let text = try String(contentsOf: folder.appending(path: "golden-liquid.json"), encoding: .utf8)
    let cases = try #require(try JSONParser.parse(text)["tests"]?.array)
    var passed = 0
    for test in cases {
      let name = test["name"]?.string ?? ""
      let fault = Self.fault(of: test)
      if fault == nil { passed += 1 }
      let isKnown = Self.knownFailures[name] != nil
      #expect((fault != nil) == isKnown, "\(name): \(fault ?? "passes, and is listed as a known failure")")
    }
    print("liquid conformance: \(passed) passed, \(cases.count - passed) failed")
    #expect(cases.count >= 635)
  }

  /// What is wrong with a case; nil where it passes.
  private static func fault(of test: JSONValue) -> String? {
    let environment = Environment(dialect: .shopify, errorMode: .strict)
    let partials = LiquidValue(test["templates"] ?? [:]).object ?? [:]
    let output = render(
      test["template"]?.string ?? "", LiquidValue(test["data"] ?? [:]).object ?? [:],
      partials: Dictionary(uniqueKeysWithValues: partials.map { ($0.key, $0.value.text) }), in: environment)
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

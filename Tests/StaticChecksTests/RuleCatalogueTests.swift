import Foundation
import StaticChecks
import Testing

struct RuleCatalogueTests {
  private static let root = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }

  @Test(arguments: RuleCatalogue.all.map(\.id))
  func hasTheSameTextAsTheDocumentation(_ id: String) throws {
    let page = Self.root.appending(path: "docs/rules/\(id).md")
    let text = try #require(
      try? String(contentsOf: page, encoding: .utf8), "write `runbook explain \(id)` to \(page.path)")
    #expect(RuleCatalogue.rule(id)?.markdown == text)
  }

  @Test func describesEachRuleOnce() {
    let ids = RuleCatalogue.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids == ids.sorted())
    #expect(PageChecker.allRules.allSatisfy { ids.contains(type(of: $0).id) })
  }

  @Test func knowsEveryRuleThatTheSourcesName() throws {
    let sources = Self.root.appending(path: "Sources")
    let names = try #require(FileManager.default.enumerator(atPath: sources.path))
    let pattern =
      #/(?:\.error|\.warning|\.note|severity), rule: "([a-z0-9-]+)"|LiquidError\([^\n]*rule: "([a-z-]+)"|(?:fault|report)\(\s*"([a-z]+-[a-z-]+)",/#
    for case let name as String in names where name.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
      for match in text.matches(of: pattern) {
        let id = String(match.1 ?? match.2 ?? match.3 ?? "")
        #expect(RuleCatalogue.rule(id) != nil, "\(name) reports \(id)")
      }
    }
  }

  @Test func findsTheNearestRule() {
    #expect(RuleCatalogue.nearest(to: "body-mismach") == "body-mismatch")
    #expect(RuleCatalogue.rule("nothing") == nil)
  }
}

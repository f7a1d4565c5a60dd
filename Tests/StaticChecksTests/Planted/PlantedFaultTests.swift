import Foundation
import HowTo
import OpenAPI
import SourceText
import StaticChecks
import TestSupport
import Testing

/// Faults put into real pages are found where they stand, and nothing else is found for them.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
struct PlantedFaultTests {
  private static let site = Result { try SiteFixture() }

  @Test(arguments: PlantedFault.all)
  func isFoundWhereItStandsAndNothingElseIs(_ fault: PlantedFault) throws {
    let site = try Self.site.get()
    let page = try site.text(of: fault.page)
    let (planted, mark) = try text(of: fault, in: page)
    let before = Dictionary(grouping: site.findings(in: page), by: Self.key).mapValues(\.count)
    var left = before
    let added = site.findings(in: planted.text).filter { finding in
      let key = Self.key(finding)
      left[key, default: 0] -= 1
      return left[key, default: 0] < 0
    }
    let places = added.filter { $0.rule == fault.rule }.compactMap(\.range?.start)
    #expect(places.contains(mark), "found \(added.map { "\($0.rule) \($0.range?.description ?? "") \($0.message)" })")
    #expect(added.filter { $0.severity == .error && $0.rule != fault.rule }.map(\.message) == [])
  }

  @Test func everyRuleIsPlantedInSeveralWays() {
    let counts = Dictionary(grouping: PlantedFault.all, by: \.rule).mapValues(\.count)
    for (rule, count) in counts where rule != "content-type-not-taken" { #expect(count >= 5, "\(rule)") }
    #expect(counts.count >= 23)
  }

  private func text(of fault: PlantedFault, in page: String) throws -> (SourceFile, SourcePosition) {
    let offset = try #require(fault.planted.offsets[1])
    let text: String
    let start: Int
    if let piece = fault.piece {
      let range = try #require(page.range(of: piece), "the page lacks '\(piece)'")
      text = page.replacingCharacters(in: range, with: fault.planted.text)
      start = page[..<range.lowerBound].utf8.count
    } else {
      text = page + fault.planted.text
      start = page.utf8.count
    }
    let file = SourceFile(path: "page.md", text: text)
    return (file, file.position(at: start + offset))
  }

  /// What tells findings apart wherever they stand.
  private static func key(_ diagnostic: Diagnostic) -> [String] {
    [diagnostic.rule, diagnostic.severity.rawValue, diagnostic.message.filter { !$0.isNumber }]
  }
}

/// The documentation site's pages with all of its specifications.
private struct SiteFixture {
  private let root: URL
  private let reader: PageReader
  private let checker: PageChecker

  init() throws {
    root = try SharedData.url("konnect-docs", orFrom: "KONNECT_DOCS")
    reader = PageReader(site: try Site(folder: root, shownAs: "site"), isStrict: true)
    let folder = root.appending(path: "api-specs")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let documents = try names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
      let data = try Data(contentsOf: folder.appending(path: name))
      return Document.load(SourceFile(path: name, bytes: [UInt8](data))).document
    }
    checker = PageChecker(index: OperationIndex(documents), isComplete: true, rules: PageChecker.allRules)
  }

  func text(of page: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: "app/_how-tos/\(page)")), as: UTF8.self)
  }

  func findings(in text: String) -> [Diagnostic] {
    checker.findings(in: reader.read(SourceFile(path: "page.md", text: text)))
  }
}

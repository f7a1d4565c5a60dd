import Foundation
import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

/// All pages of the documentation site that are at hand.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
struct SitePagesTests {
  private let root: URL
  private let site: Site

  init() throws {
    root = try SharedData.url("konnect-docs", orFrom: "KONNECT_DOCS")
    site = try Site(folder: root, shownAs: "site")
  }

  private func file(_ path: String) throws -> SourceFile {
    SourceFile(
      path: "site/\(path)", bytes: [UInt8](try Data(contentsOf: root.appending(path: path))))
  }

  /// Differences of requests that are known, each with its reason; the list only shrinks.
  private static let knownRequests = [
    "app/_how-tos/operator/operator-dataplane-custom-ca.md:59 konnect_api_request: status_code is null, not 2010":
      "no status has four digits; there is a diagnostic for the page's author"
  ]

  /// The same of headings and fenced blocks.
  private static let knownBlocks = [
    "app/_how-tos/gateway/configure-azure-key-vaults-as-a-vault-backend-with-vault-entity.md: a heading too many: 3 Cleanup Azure Resources":
      "the page has the item inside another, and the site's HTML of one within the other comes out broken"
  ]

  /// Fails for differences that are not known, and for known ones of `pages` that are none any more.
  private func judge(_ differences: Set<String>, known: [String: String], of pages: [ExpectedPage]) {
    #expect(differences.subtracting(known.keys).sorted() == [])
    let stale = known.keys.filter { key in
      !differences.contains(key) && pages.contains { key.hasPrefix("\($0.path):") }
    }
    #expect(stale == [], "these agree now: take them off the list")
  }

  @Test func requestsAreThoseOfTheSite() throws {
    let pages = try ExpectedPage.pages(in: "steps.json")
    var differences: Set<String> = []
    var count = 0
    for page in pages {
      for deployment in page.deployments {
        let book = PageReader(site: site, deployment: deployment).read(try file(page.path))
        let comparison = RequestComparison(page, book, root: "site/")
        differences.formUnion(comparison.differences)
        if deployment == page.deployments.first { count += comparison.count }
      }
    }
    print("\(count) requests compared, \(differences.count) differences")
    #expect(count > 0 && count == pages.reduce(0) { $0 + $1.requests.count })
    judge(differences, known: Self.knownRequests, of: pages)
  }

  @Test func headingsAndFencedBlocksAreThoseOfTheSite() throws {
    let reader = PageReader(site: site)
    let pages = try ExpectedPage.pages(in: "steps.json")
    var differences: Set<String> = []
    var (headings, codeBlocks, madeByTemplates, cutShort) = (0, 0, 0, 0)
    for page in pages {
      let source = try file(page.path)
      let (blocks, rendered) = reader.outline(of: source)
      let comparison = DocumentComparison(page, blocks, of: rendered)
      differences.formUnion(comparison.differences)
      headings += comparison.headings
      codeBlocks += comparison.codeBlocks
      madeByTemplates += comparison.madeByTemplates
      cutShort += comparison.cutShort
      if comparison.cutShort > 0 {
        let lacksFile = reader.read(source).diagnostics.contains { $0.rule == "liquid-missing-include" }
        #expect(lacksFile, "\(page.path): a block is cut short, and no include is absent")
      }
    }
    print(
      "\(headings) headings and \(codeBlocks) fenced blocks agree, \(differences.count) differ; "
        + "\(madeByTemplates) are made by templates, \(cutShort) lack an absent file")
    #expect(headings > 0 && codeBlocks > 0)
    judge(differences, known: Self.knownBlocks, of: pages)
  }

  @Test func pagesAreReadAsByHand() throws {
    let reader = PageReader(site: site)
    var differences: [String] = []
    var count = 0
    for reading in try Reading.all()
    where FileManager.default.fileExists(atPath: root.appending(path: reading.page).path) {
      let source = try file(reading.page)
      let found = Reading.steps(of: reader.read(source), in: source, root: "site/")
      let changes = found.difference(from: reading.steps)
      count += reading.steps.count - changes.removals.count
      for change in changes {
        switch change {
        case .insert(_, let step, _): differences.append("\(reading.page): + \(step)")
        case .remove(_, let step, _): differences.append("\(reading.page): - \(step)")
        }
      }
    }
    #expect(count > 0 || ProcessInfo.processInfo.environment["KONNECT_DOCS"] != nil)
    print("\(count) steps are as read by hand, \(differences.count) differ")
    #expect(differences == [])
  }

  @Test func dataOfTheSiteIsReadable() {
    #expect(site.diagnostics == [])
  }

  /// Damaged pages: cut off, with bytes changed, with stretches repeated, moved and left out.
  @Test func damagedPagesAreReadAllTheSame() throws {
    let reader = PageReader(site: site)
    let pages = try ExpectedPage.pages(in: "steps.json")
    var random = SplitMix(state: 7)
    for page in pages {
      let bytes = Array(try file(page.path).text.utf8)
      let book = reader.read(SourceFile(path: "p.md", bytes: random.damage(bytes)))
      #expect(Set(book.steps.map(\.id)).count == book.steps.count)
      for diagnostic in book.diagnostics {
        #expect(diagnostic.range.map { $0.start <= $0.end } != false)
      }
    }
  }
}

/// Random numbers that are the same in each run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  private static let pieces = [
    "{%", "%}", "{{", "```", "---\n", "\n\n", "   ", "- ", "1. ", "> ", "`", "\"",
    "\u{F8D0}0\u{F8D1}", "{:", "\t",
    "\0", "\r\n",
    "{% raw %}", "# ", ": ", "[", "&a ", "999999999. x\n", "export A=",
  ].map { Array($0.utf8) }

  /// `bytes` after a few random changes.
  mutating func damage(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...8, using: &self) where bytes.count > 2 {
      let place = Int.random(in: 0..<bytes.count, using: &self)
      let end = min(bytes.count, place + Int.random(in: 1...200, using: &self))
      switch Int.random(in: 0..<6, using: &self) {
      case 0: bytes.removeSubrange(place...)
      case 1: bytes.removeSubrange(..<place)
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes[place] = UInt8.random(in: 0...255, using: &self)
      case 4: bytes.insert(contentsOf: Self.pieces.randomElement(using: &self) ?? [], at: place)
      default:
        bytes.insert(
          contentsOf: Array(bytes[place..<end]), at: Int.random(in: 0...bytes.count, using: &self))
      }
    }
    return bytes
  }
}

import Foundation
import HowTo
import OpenAPI
import RunbookModel
import SourceText
import StaticChecks
import TestSupport
import Testing

/// The documentation site's pages, and planted changes of a real specification.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
struct SitePagesDriftTests {
  private let root: URL

  init() throws { root = try SharedData.url("konnect-docs", orFrom: "KONNECT_DOCS") }

  /// The pages with requests below a folder.
  private func runbooks(below folder: String) throws -> [Runbook] {
    let reader = PageReader(site: try Site(folder: root, shownAs: "site"))
    let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.compactMap { $0 as? String }
    return try (names ?? []).filter { $0.hasSuffix(".md") }.sorted().map { name in
      let data = try Data(contentsOf: root.appending(path: "\(folder)/\(name)"))
      return reader.read(SourceFile(path: "site/\(folder)/\(name)", bytes: [UInt8](data)))
    }
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }

  private static let cloudGateways = "api-specs/konnect/cloud-gateways/v2/openapi.yaml"

  @Test func nothingBreaksWhereNothingChanged() throws {
    let folder = root.appending(path: "api-specs").path
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let documents = try names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
      Document.load(SourceFile(path: name, text: try text("api-specs/\(name)"))).document
    }
    let index = OperationIndex(documents)
    let checker = DriftChecker(base: index, head: index)
    let drift = try runbooks(below: "app/_how-tos").flatMap(checker.check)
    #expect(drift.count > 250)
    #expect(drift.flatMap(\.findings).map(\.message) == [])
    #expect(drift.allSatisfy { $0.changeCount == 0 })
  }

  @Test func plantedChangesAreFoundWhereTheyAreUsedAndNowhereElse() throws {
    let specification = try text(Self.cloudGateways)
    let base = try DriftFixture.index(specification, "old.yaml")
    let runbooks = try runbooks(below: "app/_how-tos/dedicated-cloud-gateways")
    let caches = [
      "aws-managed-cache-control-plane-group.md", "aws-managed-cache-control-plane.md",
      "azure-managed-cache-control-plane.md",
    ]
    let created = { (finding: String) in caches.map { "\($0) create-add-on \(finding)" } }
    let looked = { (finding: String) in caches.map { "\($0) get-add-on \(finding)" } }
    let answer = "          $ref: '#/components/responses/CreateAddOnResponse'"
    let dns = ["gcp-private-dns.md", "private-hosted-zones.md"]
    let changes: [(old: String, new: String, found: [String])] = [
      // What requests send.
      ("            - small\n", "", created("error request-field-changed")),
      ("capacity_config", "capacity", created("error request-field-removed")),
      (
        "        - config\n      title: CreateAddOnRequest",
        "        - config\n        - labels\n      title: CreateAddOnRequest", created("error request-field-required")
      ),
      ("maxLength: 70", "maxLength: 9", created("error request-field-changed")),
      // What they read.
      ("        '201':\n\(answer)", "        '202':\n\(answer)", created("error status-changed")),
      (
        "        - ready\n        - terminating", "        - running\n        - terminating",
        looked("error response-field-changed")
      ),
      (
        "        id:\n          $ref: '#/components/schemas/AddOnId'",
        "        uid:\n          $ref: '#/components/schemas/AddOnId'",
        created("error response-field-removed")
      ),
      // Operations.
      (
        "operationId: create-add-on", "deprecated: true\n      operationId: create-add-on",
        created("warning operation-deprecated")
      ),
      ("'/cloud-gateways/add-ons/{addOnId}'", "'/cloud-gateways/addons/{addOnId}'", looked("error operation-moved")),
      (
        "/{networkId}/private-dns':", "/{networkId}/dns':",
        dns.flatMap {
          ["\($0) create-private-dns error operation-moved", "\($0) list-private-dns error operation-moved"]
        }
      ),
      // What no page uses.
      ("maxLength: 70", "maxLength: 60", []), ("            - micro\n", "", []),
      ("operationId: update-add-on", "deprecated: true\n      operationId: update-add-on", []),
      ("        entity_version:", "        entity_revision:", []),
    ]
    for change in changes {
      try #require(specification.contains(change.old), "\(change.old)")
      let newer = specification.replacing(change.old, with: change.new)
      let checker = DriftChecker(base: base, head: try DriftFixture.index(newer, "new.yaml"))
      let found = runbooks.flatMap { runbook in
        checker.check(runbook).flatMap { drift in
          drift.findings.map { finding in
            let page = runbook.page.split(separator: "/").last ?? ""
            return "\(page) \(drift.operation.operation.id) \(finding.severity) \(finding.rule)"
          }
        }
      }
      #expect(found == change.found, "\(change.old)")
    }
  }
}

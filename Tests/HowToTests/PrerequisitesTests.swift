import Foundation
import RunbookModel
import SourceText
import Testing

@testable import HowTo

@Suite struct PrerequisitesTests {
  /// The headings of the steps that a page with `frontMatter` has before its body, in a site where each include is a step.
  private func prerequisites(_ frontMatter: String, deployment: Runbook.Deployment? = .konnect) throws -> [String] {
    let names = [
      "products/konnect-auth-only", "products/konnect", "products/gateway", "products/kic", "products/operator",
      "products/insomnia", "cloud/aws", "kubernetes/gateway-api", "kubernetes/prometheus", "kubernetes/kic-konnect-cp",
      "operator/konnect_auth", "operator/konnectextension", "tools/deck",
    ]
    var files = Dictionary(uniqueKeysWithValues: names.map { ("_includes/prereqs/\($0).md", Self.item($0)) })
    files["_config.yml"] = "title: x\n"
    files["_includes/prereqs/entities/gateway.md"] = Self.item("{{ include.data | newline_to_br | strip_newlines }}")
    files["_includes/prereqs/cloud/aws.md"] = Self.item("aws {{ config.secret }}")
    files["_includes/prereqs/kubernetes/gateway-api.md"] = Self.item(
      "gateway-api {{ include.config.gateway_api }} {{ product }}")
    files["_data/entity_examples/gateway/services/one.yml"] = "name: one\n"
    let folder = try TemporaryFolder(files)
    let reader = PageReader(site: try Site(folder: folder.url, shownAs: "site"), deployment: deployment)
    let book = reader.read(SourceFile(path: "p.md", text: "---\n\(frontMatter)\n---\n"))
    #expect(book.diagnostics == [])
    #expect(book.steps.allSatisfy { $0.zone == .prereq && $0.section[1] == "Prerequisites" })
    return book.steps.map { $0.section[2...].joined(separator: "/") }
  }

  private static func item(_ title: String) -> String {
    """
    {% capture summary %}\(title){% endcapture %}{% capture content %}
    ```sh
    export A=1
    ```
    {% endcapture %}
    {% include how-tos/prereq_cleanup_item.html summary=summary details_content=content %}
    """
  }

  @Test func aTokenForWhatIsNoGateway() throws {
    #expect(try prerequisites("works_on: [konnect]\nproducts: [dev-portal]") == ["products/konnect-auth-only"])
    #expect(try prerequisites("works_on: [konnect]\nproducts: [dev-portal]", deployment: .onPrem) == [])
    #expect(try prerequisites("works_on: [konnect]\nproducts: [x]\nprereqs:\n  show_works_on: false") == [])
  }

  @Test func aGatewayOnceInTheDeploymentsVariant() throws {
    let page = "works_on: [konnect, on-prem]\nproducts: [gateway, ai-gateway, insomnia]\ntools: [deck, other]"
    #expect(try prerequisites(page) == ["products/konnect", "products/insomnia", "tools/deck"])
    #expect(try prerequisites(page, deployment: .onPrem) == ["products/gateway", "products/insomnia", "tools/deck"])
  }

  @Test func aPageForOneDeploymentHasItsGateway() throws {
    #expect(try prerequisites("works_on: [on-prem]\nproducts: [gateway]", deployment: nil) == ["products/gateway"])
    #expect(try prerequisites("works_on: [on-prem]\nproducts: [gateway]", deployment: .konnect) == [])
    #expect(try prerequisites("products: [gateway]") == [])
  }

  @Test func productsAndToolsMayBeSkipped() throws {
    let page =
      "works_on: [konnect]\nproducts: [operator]\ntools: [deck]\nprereqs:\n  skip_product: true\n  skip_tool: true"
    #expect(try prerequisites(page) == [])
    let inline = "\n  inline: [{title: a, content: '1. Do it.'}]"
    #expect(try prerequisites(page + inline) == ["products/konnect-auth-only", "a"])
  }

  @Test func laterPagesOfASeriesHaveNoProducts() throws {
    let series = "works_on: [konnect]\nproducts: [operator]\ntools: [deck]\nseries: {id: a, position: 2}"
    #expect(try prerequisites(series) == ["tools/deck"])
    #expect(
      try prerequisites(series + "\nprereqs: {show_works_on: true}") == ["products/konnect-auth-only", "tools/deck"])
    #expect(try prerequisites("products: [operator]\nseries: {id: a, position: 1}") == ["products/operator"])
  }

  @Test func cloudKubernetesProductsAndOperatorInOrder() throws {
    let page = """
      works_on: [konnect]
      products: [kic, operator]
      prereqs:
        operator: {konnect: {auth: true, konnectextension: true, network: false, unknown: true}}
        kubernetes: {gateway_api: experimental, prometheus: true, feature_gates: x}
        cloud: {aws: {secret: yes}}
      """
    #expect(
      try prerequisites(page) == [
        "products/konnect-auth-only", "aws true", "gateway-api experimental kic", "kubernetes/prometheus",
        "kubernetes/kic-konnect-cp", "products/kic", "products/operator", "operator/konnect_auth",
        "operator/konnectextension",
      ])
  }

  @Test func entitiesAreWrittenOutOfTheSitesExamples() throws {
    let page = "products: [gateway]\nprereqs:\n  entities:\n    services: [one, missing]"
    #expect(try prerequisites(page) == [#"_format_version: "3.0"services: [{"name":"one"}]"#])
  }
}

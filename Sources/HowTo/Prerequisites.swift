import JSON
import RunbookModel
import SourceText

/// What the site's layout adds to a page's prerequisites by itself, in its order.
///
/// A Konnect token; cloud and Kubernetes items; the products; Kubernetes operator resources; tools; entities. What
/// the site has no include for is left out, as nothing of it could be shown.
struct Prerequisites {
  /// The layout's includes, as a template.
  private(set) var text = MappedText()

  private let frontMatter: FrontMatter
  private let includeExists: (String) -> Bool
  private var added: Set<String> = []

  private var values: JSONValue { frontMatter.values }
  private var settings: JSONValue { values["prereqs"] ?? [:] }

  /// The prerequisites of a page with `frontMatter` in its variant for `deployment`.
  ///
  /// - Parameter includeExists: Whether the site has an include of this name.
  init(frontMatter: FrontMatter, deployment: Runbook.Deployment, includeExists: @escaping (String) -> Bool) {
    self.frontMatter = frontMatter
    self.includeExists = includeExists
    let products = strings("products")
    let worksOn = strings("works_on")
    let isKonnect = deployment == .konnect && worksOn.contains("konnect")
    // Later pages of a series begin where the page before ended.
    let isLater = (values["series"]?["position"]?.int ?? 1) > 1
    let skipsProducts = settings["skip_product"]?.bool == true || isLater
    if isKonnect, showsToken(products: products, isLater: isLater) {
      include("prereqs/products/konnect-auth-only.md", at: "works_on")
    }
    addItems(of: "cloud", products: products)
    addItems(of: "kubernetes", products: products)
    if !skipsProducts {
      addProducts(products, worksOn: worksOn, isKonnect: isKonnect)
    }
    if isKonnect { addOperatorResources() }
    if settings["skip_tool"]?.bool != true {
      for tool in strings("tools") { include("prereqs/tools/\(tool).md", at: "tools") }
    }
    addEntities(products: products)
  }

  private func strings(_ key: String) -> [String] { values[key]?.array?.compactMap(\.string) ?? [] }

  /// Gateways get their token with the product.
  private func showsToken(products: [String], isLater: Bool) -> Bool {
    let choice = settings["show_works_on"]?.bool
    return choice != false && (!isLater || choice == true) && !products.contains(where: Self.gateways.contains)
  }

  static let gateways: Set = ["gateway", "ai-gateway"]

  // MARK: Items

  private mutating func addItems(of group: String, products: [String]) {
    for (key, value) in settings[group]?.object ?? [:] where value.bool != false && !value.isNull {
      let name = "prereqs/\(group)/\(key.replacing("_", with: "-")).md"
      // The includes look for what the layout keeps in variables.
      let config = group == "cloud" ? "prereqs.cloud.\(key)" : "prereqs.\(group)"
      include(
        name, at: "prereqs",
        before: "{% assign product = page.products.first %}{% assign config = \(config) %}", parameters: "config=config"
      )
    }
  }

  private mutating func addProducts(_ products: [String], worksOn: [String], isKonnect: Bool) {
    for product in products {
      if Self.gateways.contains(product) {
        if isKonnect {
          include("prereqs/products/konnect.md", at: "products")
        } else if worksOn.contains("on-prem") {
          include("prereqs/products/gateway.md", at: "products")
        }
        continue
      }
      if product == "kic", isKonnect {
        include("prereqs/kubernetes/kic-konnect-cp.md", at: "products", parameters: "config=prereqs.kubernetes")
      }
      include(
        "prereqs/products/\(product).md", at: "products", parameters: "topology='\(isKonnect ? "konnect" : "on-prem")'")
    }
  }

  private mutating func addOperatorResources() {
    for (key, value) in settings["operator"]?["konnect"]?.object ?? [:] where value.bool != false && !value.isNull {
      let names = ["prereqs/operator/konnect_\(key).md", "prereqs/operator/\(key).md"]
      guard let name = names.first(where: includeExists) else { continue }
      include(name, at: "prereqs", parameters: "config=prereqs.operator.konnect.\(key)")
    }
  }

  /// Entities that the page presupposes, which the site names by files of its data.
  private mutating func addEntities(products: [String]) {
    guard let kinds = settings["entities"]?.object, !kinds.isEmpty else { return }
    let folder = PrerequisiteEntities.folder(of: products)
    include("prereqs/entities/\(folder).md", at: "prereqs", parameters: "data=\(PrerequisiteEntities.variable)")
  }

  private mutating func include(_ name: String, at key: String, before: String = "", parameters: String = "") {
    guard includeExists(name), added.insert(name).inserted else { return }
    let tag = "{% include \(name)\(parameters.isEmpty ? "" : " ")\(parameters) %}"
    text.append("\(before)\(tag)\n\n", origin: frontMatter.range(of: JSONPointer([key])))
  }
}

import JSON
import RunbookModel
import SourceText

/// What the site's layout adds to a page's prerequisites by itself, in its order.
///
/// A Konnect token; cloud and Kubernetes items; the products; Kubernetes operator resources; tools; entities. What
/// the site has no include for is left out, as nothing of it could be shown.
struct Prerequisites {
  /// The layout's includes, as a template; those for one deployment between tags that say so.
  private(set) var text = MappedText()

  private let frontMatter: FrontMatter
  private let includeExists: (String) -> Bool
  private var added: Set<String> = []

  private var values: JSONValue { frontMatter.values }
  private var settings: JSONValue { values["prereqs"] ?? [:] }

  /// The prerequisites of a page with `frontMatter`, in all its variants.
  ///
  /// - Parameter includeExists: Whether the site has an include of this name.
  init(frontMatter: FrontMatter, includeExists: @escaping (String) -> Bool) {
    self.frontMatter = frontMatter
    self.includeExists = includeExists
    let products = strings("products")
    let worksOn = strings("works_on").compactMap(Runbook.Deployment.init)
    // Later pages of a series begin where the page before ended.
    let isLater = (values["series"]?["position"]?.int ?? 1) > 1
    let skipsProducts =
      settings["skip_product"]?.bool == true || isLater || settings["show_works_on"]?.bool == false
    addItems(of: "cloud", products: products)
    addItems(of: "kubernetes", products: products)
    if !skipsProducts { addProducts(products, worksOn: worksOn) }
    addOperatorResources()
    if settings["skip_tool"]?.bool != true {
      for tool in strings("tools") { include("prereqs/tools/\(tool).md", at: "tools") }
    }
    addEntities(products: products)
    if worksOn.contains(.konnect), showsToken(products: products, isLater: isLater) {
      // It stands before all else, and not alone on a page that skips its product.
      let isAlone = text.isEmpty && (settings["inline"]?.array ?? []).isEmpty
      guard !isAlone || settings["skip_product"]?.bool != true || settings["show_works_on"]?.bool == true else {
        return
      }
      let others = text
      text = MappedText()
      include("prereqs/products/konnect-auth-only.md", at: "works_on", for: .konnect)
      text.append(others)
    }
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
        before: "{% assign product = page.products.first %}{% assign config = \(config) %}",
        parameters: "config=config products=page.products")
    }
  }

  private mutating func addProducts(_ products: [String], worksOn: [Runbook.Deployment]) {
    let isKonnect = worksOn.contains(.konnect)
    if products.contains(where: Self.gateways.contains) {
      if isKonnect {
        include(
          "prereqs/products/konnect.md", at: "products",
          parameters: "env_variables=prereqs.konnect ports=prereqs.ports", for: .konnect)
      }
      if worksOn.contains(.onPrem) {
        include(
          "prereqs/products/gateway.md", at: "products",
          parameters: "rbac=page.rbac env_variables=prereqs.gateway", for: .onPrem)
      }
    }
    if products.contains("kic"), isKonnect {
      include(
        "prereqs/kubernetes/kic-konnect-cp.md", at: "products", parameters: "config=prereqs.kubernetes",
        for: .konnect)
    }
    for product in products where !Self.gateways.contains(product) {
      let name = "prereqs/products/\(product).md"
      // The operator's tells its variants apart by itself.
      guard product != "operator", !worksOn.isEmpty else {
        include(name, at: "products")
        continue
      }
      for deployment in [Runbook.Deployment.konnect, .onPrem] where worksOn.contains(deployment) {
        include(name, at: "products", parameters: "topology='\(deployment.rawValue)'", for: deployment)
      }
    }
  }

  private mutating func addOperatorResources() {
    for (key, value) in settings["operator"]?["konnect"]?.object ?? [:] where value.bool != false && !value.isNull {
      let names = ["prereqs/operator/konnect_\(key).md", "prereqs/operator/\(key).md"]
      guard let name = names.first(where: includeExists) else { continue }
      include(name, at: "prereqs", parameters: "config=prereqs.operator.konnect.\(key)", for: .konnect)
    }
  }

  /// Entities that the page presupposes, which the site names by files of its data.
  private mutating func addEntities(products: [String]) {
    guard let kinds = settings["entities"]?.object, !kinds.isEmpty else { return }
    let folder = PrerequisiteEntities.folder(of: products)
    include("prereqs/entities/\(folder).md", at: "prereqs", parameters: "data=\(PrerequisiteEntities.variable)")
  }

  private mutating func include(
    _ name: String, at key: String, before: String = "", parameters: String = "",
    for deployment: Runbook.Deployment? = nil
  ) {
    guard includeExists(name), added.insert("\(name) \(deployment?.rawValue ?? "")").inserted else { return }
    let tag = "{% include \(name)\(parameters.isEmpty ? "" : " ")\(parameters) %}"
    let content = deployment.map { "{% for_deployment \($0.rawValue) %}\n\n\(tag)\n\n{% endfor_deployment %}" } ?? tag
    text.append("\(before)\(content)\n\n", origin: frontMatter.range(of: JSONPointer([key])))
  }
}

import JSON
import RunbookModel
import SourceText

/// Front matter and body → the sections of a page as templates, in the order a reader meets them.
struct PageSections {
  /// A section.
  struct Section {
    /// The zone of its steps.
    var zone: Step.Zone
    /// The template.
    var source: MappedText
  }

  /// The sections.
  private(set) var all: [Section] = []

  private let frontMatter: FrontMatter
  private let includeExists: (String) -> Bool

  /// The sections of `file`.
  ///
  /// - Parameters:
  ///   - site: The page's; what a site's layout adds by itself is left out of a page outside any.
  ///   - includeExists: Whether the site has an include of this name.
  init(
    file: SourceFile, frontMatter: FrontMatter, site: Site, includeExists: @escaping (String) -> Bool
  ) {
    self.frontMatter = frontMatter
    self.includeExists = includeExists
    let summary = frontMatter.text(at: JSONPointer(["tldr", "a"])) ?? MappedText()
    if !summary.isEmpty { all.append(Section(zone: .tldr, source: summary)) }
    let prerequisites = self.prerequisites(hasSite: site.root != nil)
    if !prerequisites.isEmpty { all.append(Section(zone: .prereq, source: heading("Prerequisites") + prerequisites)) }
    all.append(Section(zone: .body, source: MappedText(file, range: frontMatter.bodyOffset..<file.text.utf8.count)))
    let cleanup = self.cleanup(site)
    if !cleanup.isEmpty { all.append(Section(zone: .cleanup, source: heading("Cleanup") + cleanup)) }
    let answers = self.answers()
    if !answers.isEmpty { all.append(Section(zone: .faq, source: heading("FAQs") + answers)) }
  }

  // MARK: Prerequisites

  /// In the site's order: inline items placed before, what the layout adds, inline items without a place.
  private func prerequisites(hasSite: Bool) -> MappedText {
    var text = items(at: ["prereqs", "inline"]) { $0["position"]?.string == "before" }
    if hasSite {
      let implied = Prerequisites(frontMatter: frontMatter, includeExists: includeExists)
      text.append(implied.text)
    }
    text.append(items(at: ["prereqs", "inline"]) { $0["position"]?.string != "before" })
    return text
  }

  // MARK: Cleanup

  /// What the layout adds, and the inline items; a series is cleaned up on its last page.
  private func cleanup(_ site: Site) -> MappedText {
    if let series = frontMatter.values["series"], let id = series["id"]?.scalarText,
      let position = series["position"]?.int, site.lastPosition(inSeries: id) ?? position > position
    {
      return MappedText()
    }
    var text = site.root == nil ? MappedText() : impliedCleanup()
    text.append(items(at: ["cleanup", "inline"]) { _ in true })
    return text
  }

  /// What the site's layout has its reader clean up: the services that a page for the ingress controller presupposes,
  /// and what was made at cloud providers.
  private func impliedCleanup() -> MappedText {
    let values = frontMatter.values
    var text = MappedText()
    if values["products"]?[0] == "kic", let services = values["prereqs"]?["entities"]?["services"]?.array {
      let origin = frontMatter.range(of: JSONPointer(["prereqs", "entities", "services"]))
      let commands = services.compactMap(\.scalarText).map {
        "kubectl delete -n kong -f {{ site.links.web }}/manifests/kic/\($0).yaml\n"
      }
      text.append(
        "### Delete created Kubernetes resources\n\n```bash\n\(commands.joined())```\n\n", origin: origin)
    }
    for (key, value) in values["prereqs"]?["cloud"]?.object ?? [:] where value.bool != false && !value.isNull {
      let name = "cleanup/cloud/\(key.replacing("_", with: "-")).md"
      guard includeExists(name) else { continue }
      text.append("{% include \(name) %}\n\n", origin: frontMatter.range(of: JSONPointer(["prereqs", "cloud", key])))
    }
    return text
  }

  // MARK: Inline items

  /// The inline items at `path` that fulfil `predicate`, each under a heading of its own.
  private func items(at path: [String], where predicate: (JSONValue) -> Bool) -> MappedText {
    var text = MappedText()
    let list = frontMatter.values[JSONPointer(path)]?.array ?? []
    for (index, item) in list.enumerated() where predicate(item) {
      let pointer = JSONPointer(path + [String(index)])
      let deployment = item["include_content"]?.string.flatMap { Self.layoutDeployments[$0] }
      if let deployment { text.append("{% for_deployment \(deployment.rawValue) %}\n\n", origin: nil) }
      text.append("### ", origin: frontMatter.range(of: pointer))
      text.append(frontMatter.text(at: pointer.appending("title")) ?? MappedText("Prerequisite", origin: nil))
      text.append("\n\n", origin: nil)
      if let content = frontMatter.text(at: pointer.appending("content")) {
        text.append(content)
      } else if let name = item["include_content"]?.string {
        let origin = frontMatter.range(of: pointer.appending("include_content"))
        text.append("{% include \(name).md %}", origin: origin)
      }
      text.append("\n\n", origin: nil)
      if deployment != nil { text.append("{% endfor_deployment %}\n\n", origin: nil) }
    }
    return text
  }

  /// The items that the site's layout shows for one deployment.
  private static let layoutDeployments: [String: Runbook.Deployment] = [
    "cleanup/products/gateway": .onPrem, "cleanup/platform/konnect": .konnect,
  ]

  /// The questions at the page's end with their answers.
  private func answers() -> MappedText {
    var text = MappedText()
    for index in (frontMatter.values["faqs"]?.array ?? []).indices {
      for key in ["q", "a"] {
        let pointer = JSONPointer(["faqs", String(index), key])
        guard let part = frontMatter.text(at: pointer) else { continue }
        text.append(part)
        text.append("\n\n", origin: nil)
      }
    }
    return text
  }

  private func heading(_ title: String) -> MappedText {
    MappedText("## \(title)\n\n", origin: frontMatter.range(of: .root))
  }
}

extension MappedText {
  /// The two texts one after the other.
  fileprivate static func + (a: MappedText, b: MappedText) -> MappedText {
    var text = a
    text.append(b)
    return text
  }
}

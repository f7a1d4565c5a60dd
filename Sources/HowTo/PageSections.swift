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
  ///   - hasSite: Whether the prerequisites can be added that a site's layout adds by itself.
  ///   - includeExists: Whether the site has an include of this name.
  init(
    file: SourceFile, frontMatter: FrontMatter, hasSite: Bool, deployment: Runbook.Deployment,
    includeExists: @escaping (String) -> Bool
  ) {
    self.frontMatter = frontMatter
    self.includeExists = includeExists
    let prerequisites = self.prerequisites(hasSite: hasSite, deployment: deployment)
    if !prerequisites.isEmpty { all.append(Section(zone: .prereq, source: heading("Prerequisites") + prerequisites)) }
    all.append(Section(zone: .body, source: MappedText(file, range: frontMatter.bodyOffset..<file.text.utf8.count)))
    let cleanup = items(at: ["cleanup", "inline"]) { _ in true }
    if !cleanup.isEmpty { all.append(Section(zone: .cleanup, source: heading("Cleanup") + cleanup)) }
  }

  // MARK: Prerequisites

  /// In the site's order: inline items placed before, what the layout adds, inline items without a place.
  private func prerequisites(hasSite: Bool, deployment: Runbook.Deployment) -> MappedText {
    var text = items(at: ["prereqs", "inline"]) { $0["position"]?.string == "before" }
    if hasSite {
      let implied = Prerequisites(frontMatter: frontMatter, deployment: deployment, includeExists: includeExists)
      text.append(implied.text)
    }
    text.append(items(at: ["prereqs", "inline"]) { $0["position"]?.string != "before" })
    return text
  }

  // MARK: Inline items

  /// The inline items at `path` that fulfil `predicate`, each under a heading of its own.
  private func items(at path: [String], where predicate: (JSONValue) -> Bool) -> MappedText {
    var text = MappedText()
    let list = frontMatter.values[JSONPointer(path)]?.array ?? []
    for (index, item) in list.enumerated() where predicate(item) {
      let pointer = JSONPointer(path + [String(index)])
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

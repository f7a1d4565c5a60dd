import JSON
import RunbookModel
import SourceText

@testable import HowTo

/// The headings and fenced blocks of a page beside those that the site's own code yields.
struct DocumentComparison {
  /// Where they differ.
  private(set) var differences: [String] = []
  /// How many headings agree.
  private(set) var headings = 0
  /// How many fenced blocks agree, those that tags become among them.
  private(set) var codeBlocks = 0

  /// How many fenced blocks the site makes by templates that are at no page's hand.
  private(set) var madeByTemplates = 0
  /// How many fenced blocks lack what an absent file would bring in.
  private(set) var cutShort = 0

  private let page: ExpectedPage

  /// Compares `blocks` with `page`.
  init(_ page: ExpectedPage, _ blocks: [OutlineBlock], of rendered: RenderedPage) {
    self.page = page
    compareHeadings(blocks, title: rendered.title)
    compareCode(blocks, rendered)
  }

  // MARK: Headings

  private mutating func compareHeadings(_ blocks: [OutlineBlock], title: String) {
    let found =
      [Heading(level: 1, text: title)]
      + blocks.compactMap { block -> Heading? in
        guard case .heading(let level) = block.content.kind, block.zone != .tldr else { return nil }
        return Heading(level: level, text: block.section.last ?? "")
      }
    let expected = page.headings.map {
      Heading(level: $0["level"]?.int ?? 0, text: $0["text"]?.string ?? "")
    }
    // Headings of the layout, below which nothing of the page stands.
    let layout: Set = ["2 Prerequisites", "3 Series Prerequisites", "2 Next Steps"]
    let changes = found.map(\.key).filter { !layout.contains($0) }.difference(
      from: expected.map(\.key).filter { !layout.contains($0) })
    headings += expected.count - changes.removals.count
    for change in changes {
      switch change {
      case .insert(_, let key, _): differences.append("\(page.path): a heading too many: \(key)")
      case .remove(_, let key, _): differences.append("\(page.path): no heading: \(key)")
      }
    }
  }

  private struct Heading {
    var level: Int
    var text: String

    /// kramdown sets typographic apostrophes and drops backquotes.
    var key: String { "\(level) \(text.replacing("’", with: "'").replacing("`", with: ""))" }
  }

  // MARK: Code

  private mutating func compareCode(_ blocks: [OutlineBlock], _ rendered: RenderedPage) {
    // What a request block becomes is compared with the request.
    let expected = page.codeBlocks.filter { $0["request_index"] == nil && !Self.isLayout($0) }
    let found = blocks.compactMap { Fence($0, rendered) }
    let wanted = expected.map { block in
      // What the site marks as a step names it.
      let role = block["step_index"]?.int.flatMap { page.steps.indices.contains($0) ? page.steps[$0]["role"] : nil }
      return Fence(block, mark: role?.string.flatMap(Step.Mark.init))
    }
    let changes = found.map(\.key).difference(from: wanted.map(\.key))
    codeBlocks += wanted.count - changes.removals.count
    let surplus = changes.insertions.map { found[$0.offset] }
    for removal in changes.removals {
      let block = wanted[removal.offset]
      if block.isMade(byOneOf: tagsWithTemplates(in: blocks, rendered)) {
        madeByTemplates += 1
      } else if surplus.contains(where: { $0.isPart(of: block) }) {
        cutShort += 1
      } else {
        differences.append("\(page.path): no block: \(block.key)")
      }
    }
    for block in surplus where !wanted.contains(where: block.isPart) {
      differences.append("\(page.path): a block too many: \(block.key)")
    }
  }

  /// The sections in which tags stand whose content the site's own templates make, which are no part of its data.
  private func tagsWithTemplates(in blocks: [OutlineBlock], _ rendered: RenderedPage) -> Set<[String]> {
    let names: Set = ["entity_example", "httproute", "operator_podtemplatespec_example"]
    return Set(
      blocks.compactMap { block in
        guard case .payload(let id) = block.content.kind, let payload = rendered.attachments[id].payload,
          names.contains(payload.name)
        else { return nil }
        return block.section
      })
  }

  /// HTML around an item of the prerequisites and the cleanup, which kramdown takes for indented code.
  private static func isLayout(_ block: JSONValue) -> Bool {
    block["language"] == "text" && block["content"]?.string?.contains("</div>") == true
  }

  private struct Fence {
    var section: [String]
    var lines: [String]
    var key: String

    /// Whether a tag in one of `sections` makes it.
    func isMade(byOneOf sections: Set<[String]>) -> Bool { sections.contains(section) }

    /// Whether it is `other` without some of its lines.
    func isPart(of other: Fence) -> Bool {
      section == other.section && lines.count < other.lines.count && Set(lines).isSubset(of: other.lines)
    }

    /// A fence of the page, or one that a tag becomes; nil for other blocks.
    init?(_ block: OutlineBlock, _ page: RenderedPage) {
      let language: String
      let content: String
      var mark = block.content.attributes.mark
      switch block.content.kind {
      case .code(let name, let literal): (language, content) = (name, literal)
      case .payload(let id):
        guard let payload = page.attachments[id].payload, let text = Self.content(of: payload) else { return nil }
        (language, content) = text
        mark = payload.mark
      case .heading, .html, .itemStart, .paragraph, .directives: return nil
      }
      section = block.section
      lines = Self.lines(of: content)
      key = Self.key(
        language: language, content: content, mark: mark,
        section: block.section, zone: block.zone.rawValue, conditions: block.conditions)
    }

    init(_ expected: JSONValue, mark: Step.Mark?) {
      let deployment = expected["topology"]?.string.flatMap(Runbook.Deployment.init).map(Condition.deployment)
      let tabs = (expected["tabs"]?.array ?? []).map {
        Condition.tab(.init(group: $0["group"]?.string ?? "", name: $0["tab"]?.string ?? "", set: 0, index: 0))
      }
      section = (expected["section"]?.array ?? []).compactMap(\.string)
      lines = Self.lines(of: expected["content"]?.string ?? "")
      key = Self.key(
        language: expected["language"]?.string ?? "", content: expected["content"]?.string ?? "",
        mark: mark, section: section, zone: expected["zone"]?.string ?? "",
        conditions: tabs + [deployment].compactMap { $0 })
    }

    /// What a tag that is no request becomes in the site.
    private static func content(of payload: BlockPayload) -> (language: String, content: String)? {
      guard let block = try? YAMLBlock(payload) else { return nil }
      switch payload.name {
      case "entity_examples":
        return ("yaml", "echo '\n\(EntityBlock.commandBlock(of: block).text)\n' | deck gateway apply -")
      case "konnect_crd":
        let manifest = KubernetesBlock.commandBlock(of: block, language: payload.name)
        let creation = block.values["create_namespace"] == nil ? "" : "kubectl create namespace\n"
        return ("bash", "\(creation)echo '\n\(manifest.text)\n' | kubectl apply -f -")
      default: return nil
      }
    }

    /// The text with what is the same to its reader made equal: the layout of YAML, blanks at the ends of lines.
    private static func normalized(_ content: String) -> String {
      var lines = content.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
      if lines.count > 3, lines[0].hasPrefix("kubectl create namespace"), lines[1] == "echo '" { lines.removeFirst() }
      if let first = lines.first, let last = lines.last, first.trimming(\.isWhitespace) == "echo '",
        last.contains("| deck") || last.contains("| kubectl")
      {
        // decK's own quotes within quotes are no YAML, nor is a shell's way out of them.
        let yaml = lines.dropFirst().dropLast().joined(separator: "\n")
          .replacing(/\$\{\{ env \\?"(\w+)\\?" \}\}/) { "${{ env '\($0.1)' }}" }.replacing(/'(\$\w+)'/) { $0.1 }
        if let value = try? YAMLDocument.parse(yaml).value {
          return "\(sorted(value)) \(last.trimming(\.isWhitespace))"
        }
      }
      return Self.lines(of: content).joined(separator: "⏎")
    }

    private static func lines(of content: String) -> [String] {
      content.split(whereSeparator: \.isNewline).map { $0.trimming(\.isWhitespace) }.filter { !$0.isEmpty }
    }

    /// The group's name; where it has none the site makes one up.
    private static func named(_ group: String) -> String { group.wholeMatch(of: /[0-9a-f-]{36}/) == nil ? group : "" }

    private static func sorted(_ value: JSONValue) -> JSONValue {
      switch value {
      case .object(let members):
        .object(JSONObject(members.sorted { $0.key < $1.key }.map { ($0.key, sorted($0.value)) }))
      case .array(let elements): .array(elements.map(sorted))
      // The site's YAML drops the newline at the end of a text, and moves the lines within.
      case .string(let text): .string(lines(of: text).joined(separator: "\n"))
      default: value
      }
    }

    private static func key(
      language: String, content: String, mark: Step.Mark?, section: [String], zone: String, conditions: [Condition]
    ) -> String {
      let tabs = conditions.compactMap {
        if case .tab(let tab) = $0 { "\(named(tab.group))=\(tab.name)".replacing("`", with: "") } else { nil }
      }
      let deployment = conditions.compactMap { if case .deployment(let it) = $0 { it.rawValue } else { nil } }.last
      // In the site's layout an item of the cleanup inherits the deployment of the item before.
      let deploymentName = zone == "cleanup" ? "-" : deployment ?? "-"
      let place =
        "\(zone) \(section.dropFirst().joined(separator: " > ").replacing("’", with: "'").replacing("`", with: ""))"
      return
        "\(mark?.rawValue ?? "-") \(deploymentName) \(tabs) [\(place)] \(language.isEmpty ? "text" : language): \(normalized(content))"
    }
  }
}

extension CollectionDifference.Change {
  /// The place of the element among those that it was taken from.
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}

import RunbookModel
import SourceText

/// Rendered page → the Markdown that one reader sees.
enum PageMarkdown {
  /// The text of `page` for `choice`, with the content of each tag, as a fenced block, in place of its marker.
  static func text(of page: RenderedPage, as choice: ReaderChoice) -> String {
    let tabs = choice.followedTabs(in: Outline(of: page).blocks)
    var conditions: [Condition] = []
    var lines: [String] = []
    for line in page.text.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let parts = PayloadMarker.parts(of: line)
      let indent = line.prefix { $0 == " " || $0 == "\t" }
      for (text, id) in parts {
        let isShown = choice.shows(conditions, followedTabs: tabs)
        if isShown, parts.count == 1 || !text.allSatisfy(\.isWhitespace) { lines.append(String(text)) }
        guard let id, page.attachments.indices.contains(id) else { continue }
        switch page.attachments[id] {
        case .opens(let condition): conditions.append(condition)
        case .closes: _ = conditions.popLast()
        case .tabs: break
        case .block(let payload):
          let own = payload.deployment(worksOn: page.worksOn).map { [Condition.deployment($0)] } ?? []
          if choice.shows(conditions + own, followedTabs: tabs) { lines.append(payload.fence(indent: indent)) }
        }
      }
    }
    return lines.joined(separator: "\n")
  }
}

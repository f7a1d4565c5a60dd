import JSON
import RunbookModel
import SourceText

extension StepExtractor {
  /// The template of `request` with the places of its parts in the page.
  mutating func placed(_ request: StepDraft.ReadRequest, of draft: StepDraft, origin: SourceRange?) -> RequestTemplate {
    var template = request.template
    let script = scriptOrigin(of: draft)
    func place(_ range: Range<Int>?) -> SourceRange? { range.flatMap { script?.origin(of: $0) } }
    template.places[.root] = origin
    for (pointer, range) in request.places.values { template.places[pointer] = place(range) }
    for (pointer, range) in request.places.keys { template.keyPlaces[pointer] = place(range) }
    template.headerPlaces = request.places.headers.map(place)
    let variable = template.places[JSONPointer(["capture", "0", "variable"])]
    for index in template.captures.indices { template.captures[index].range = variable ?? origin }
    return template
  }

  /// The lines of the draft's script, which is cut into lines once for all that come of it.
  private mutating func scriptOrigin(of draft: StepDraft) -> ScriptOrigin? {
    let block = draft.block.content.lines
    if let known = scriptOrigin, known.block == block { return known.origin }
    let origin = ScriptOrigin(of: draft, in: pageText, lines: pageLines)
    scriptOrigin = (block, origin)
    return origin
  }

  /// Warns of variables in single quotes, which a reader's shell sends as they stand.
  mutating func reportQuotedReferences(of draft: StepDraft) {
    guard !draft.quotedReferences.isEmpty else { return }
    let script = scriptOrigin(of: draft)
    for reference in draft.quotedReferences {
      let closed = "'\"$\(reference.name)\"'"
      diagnostics.append(
        Diagnostic(
          .warning, rule: "quoted-variable",
          "the shell does not replace $\(reference.name) in single quotes: curl sends the name itself",
          at: script?.origin(of: reference.range) ?? draft.block.origin,
          fix: reference.isInPlainText
            ? .init("put double quotes around the argument")
            : .init("close the single quotes around it: `\(closed)`", replacement: closed),
          subject: steps.last?.id))
    }
  }
}

/// The lines of a script → where they stand in the page.
struct ScriptOrigin {
  private let page: MappedText
  /// Where each line of the script begins in it, and where its text stands in the page as rendered.
  private var lines: [(start: Int, length: Int, indent: Int, rendered: Int?)] = []

  /// The script of a draft that is a fence; nil for others.
  init?(of draft: StepDraft, in page: MappedText, lines pageLines: [Range<Int>]) {
    guard case .code(_, let literal) = draft.block.content.kind else { return nil }
    self.page = page
    let rendered = page.text.utf8
    var start = 0
    for (number, text) in literal.utf8.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      // The fence itself is the first line of the block.
      let line = draft.block.content.lines.lowerBound + number
      let indent = text.prefix { $0 == 32 || $0 == 9 }.count
      let content = Array(text.dropFirst(indent))
      var found: Int?
      if pageLines.indices.contains(line) {
        let lower = rendered.index(rendered.startIndex, offsetBy: pageLines[line].lowerBound)
        let bytes = rendered[lower..<rendered.index(lower, offsetBy: pageLines[line].count)]
        let margin = bytes.prefix { $0 == 32 || $0 == 9 }.count
        if bytes.dropFirst(margin).starts(with: content) { found = pageLines[line].lowerBound + margin }
      }
      lines.append((start, text.count, indent, found))
      start += text.count + 1
    }
  }

  /// Where the text between two offsets of the script stands; nil where a line of the page is not as the script has it.
  func origin(of range: Range<Int>) -> SourceRange? {
    guard let lower = rendered(range.lowerBound), let upper = rendered(max(range.lowerBound, range.upperBound - 1)),
      upper >= lower
    else { return nil }
    return page.origin(of: lower..<upper + 1)
  }

  private func rendered(_ offset: Int) -> Int? {
    var (low, high) = (0, lines.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].start <= offset { low = middle } else { high = middle }
    }
    guard lines.indices.contains(low), let start = lines[low].rendered else { return nil }
    return start + max(0, min(offset - lines[low].start, lines[low].length) - lines[low].indent)
  }
}

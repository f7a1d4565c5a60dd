import RunbookModel

/// The exports that a page shows without having them be a step: what a script prints for its reader to copy.
enum ShownExports {
  /// The names that the fenced blocks to look at among `blocks` export.
  static func names(in blocks: [OutlineBlock]) -> Set<String> {
    var names: Set<String> = []
    for block in blocks {
      guard case .code(_, let literal) = block.content.kind, block.content.attributes.classes.contains("no-copy-code")
      else { continue }
      for line in literal.split(separator: "\n") {
        let text = line.trimmingSpace
        guard text.hasPrefix("export ") else { continue }
        let name = text.dropFirst("export ".count).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        if text.dropFirst("export ".count + name.count).first == "=" { names.insert(String(name)) }
      }
    }
    return names
  }
}

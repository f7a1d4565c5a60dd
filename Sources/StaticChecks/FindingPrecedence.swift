import JSON
import RunbookModel
import SourceText

/// Which findings give way to others that say the same thing better.
enum FindingPrecedence {
  /// The findings of the rules, without those that only follow from another.
  static func applied(to found: [Diagnostic]) -> [Diagnostic] {
    let absent = found.filter { $0.rule == CapturePathAbsent.id }.compactMap(\.range)
    // Where a GET has a body, its method is what is wrong, and its status and captures belong to another operation.
    let misdirected = Set(found.filter { $0.rule == GetWithBody.id }.compactMap(\.subject))
    return found.compactMap { diagnostic in
      if misdirected.contains(diagnostic.subject ?? ""), methodRules.contains(diagnostic.rule) { return nil }
      guard diagnostic.rule == CaptureMismatch.id, diagnostic.severity == .error else { return diagnostic }
      let places = [diagnostic.range] + diagnostic.notes.map(\.range)
      guard places.contains(where: { place in place.map { place in absent.contains(where: place.contains) } ?? false })
      else { return diagnostic }
      // One of the two names nothing, which is the error; that they differ follows from it.
      var milder = diagnostic
      milder.severity = .warning
      return milder
    }
  }

  /// What reading the page found, without what `found` says better, and what only follows from a block that is no step.
  static func readingDiagnostics(
    _ diagnostics: [Diagnostic], beside found: [Diagnostic], in blocks: [BlockKeys]
  ) -> [Diagnostic] {
    let lost = Set(blocks.filter { $0.step == nil }.flatMap(captures))
    let misspelled = Set(found.filter { $0.rule == MisspelledVariable.id }.compactMap(\.range))
    let unknownKeys = found.filter { $0.rule == UnknownKey.id && $0.severity == .error }.compactMap(\.range)
    return diagnostics.filter { diagnostic in
      guard let range = diagnostic.range else { return true }
      switch diagnostic.rule {
      case "undefined-variable":
        let name = range.text.drop { "${".contains($0) }.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return !misspelled.contains(range) && !lost.contains(String(name))
      case "missing-url", "missing-key": return !unknownKeys.contains { Self.isBelow($0, range) }
      case "malformed-key": return !unknownKeys.contains(where: range.contains)
      default: return true
      }
    }
  }

  /// The variables that a block captures.
  private static func captures(of block: BlockKeys) -> [String] {
    // `capture: NAME` is the short form.
    if let name = block.values["capture"]?.string { return [name] }
    return (block.values["capture"]?.array ?? []).compactMap { $0["variable"]?.string }
  }

  /// The rules whose findings depend on the method.
  private static let methodRules: Set = [
    StatusNotDeclared.id, CapturePathAbsent.id, SnippetForbidden.id, UnknownQueryParameter.id,
    MalformedQueryParameter.id, ExportFieldAbsent.id, WrongMethod.id,
  ]

  /// Whether `key` stands in the block whose tag is at `tag`: no other tag begins in between.
  private static func isBelow(_ key: SourceRange, _ tag: SourceRange) -> Bool {
    guard key.file == tag.file, tag.end <= key.start else { return false }
    let between = SourceRange(file: tag.file, start: tag.end, end: key.start).text
    return between.firstRange(of: "{% end") == nil
  }
}

extension SourceRange {
  /// Whether `other` stands in this range.
  func contains(_ other: SourceRange) -> Bool {
    file == other.file && start <= other.start && other.end <= end
  }
}

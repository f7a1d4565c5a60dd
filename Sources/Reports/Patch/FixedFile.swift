public import SourceText

/// A file with the replacements made that its diagnostics carry.
public struct FixedFile: Sendable {
  /// The file as it was read.
  public let file: SourceFile
  /// The text with the replacements made.
  public let text: String
  /// How many were made.
  public let count: Int
  /// The changed stretches, in order; no two begin at the same place or overlap.
  let edits: [Edit]

  /// A stretch of the old text and what stands in its place.
  struct Edit: Sendable, Hashable {
    var range: Range<Int>
    var replacement: String
  }

  /// The files that `diagnostics` can mend, by path.
  ///
  /// Of replacements that overlap, or begin at the same place, the one that begins first, then the one that ends first
  /// is made; so the outcome does not depend on the order of the diagnostics. Left alone are files that hold bytes which
  /// are no UTF-8, and standard input.
  public static func all(_ diagnostics: [Diagnostic]) -> [FixedFile] {
    var edits: [String: (file: SourceFile, edits: Set<Edit>)] = [:]
    for diagnostic in diagnostics {
      guard let replacement = diagnostic.fix?.replacement, let range = diagnostic.range,
        range.file.firstInvalidByte == nil, !range.file.path.hasPrefix("<"), range.text != replacement,
        edits[range.file.path].map({ $0.file == range.file }) ?? true
      else { continue }
      let offsets = range.file.offset(of: range.start)..<range.file.offset(of: range.end)
      edits[range.file.path, default: (range.file, [])].edits.insert(Edit(range: offsets, replacement: replacement))
    }
    return edits.values.map { FixedFile($0.file, $0.edits) }.sorted { $0.file.path < $1.file.path }
  }

  private init(_ file: SourceFile, _ edits: Set<Edit>) {
    self.file = file
    var made: [Edit] = []
    for edit in edits.sorted(by: Self.isBefore) {
      guard let last = made.last else {
        made.append(edit)
        continue
      }
      let isFree = edit.range.lowerBound >= last.range.upperBound && edit.range.lowerBound > last.range.lowerBound
      if isFree { made.append(edit) }
    }
    self.edits = made
    count = made.count
    text = String(decoding: Self.apply(made, to: Array(file.text.utf8)[...]), as: UTF8.self)
  }

  private static func isBefore(_ a: Edit, _ b: Edit) -> Bool {
    (a.range.lowerBound, a.range.upperBound, a.replacement) < (b.range.lowerBound, b.range.upperBound, b.replacement)
  }

  /// The bytes of a part of the file, its offsets kept, with the edits in it made.
  static func apply(_ edits: [Edit], to bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var end = bytes.startIndex
    for edit in edits {
      result += bytes[end..<edit.range.lowerBound]
      result += edit.replacement.utf8
      end = edit.range.upperBound
    }
    return result + bytes[end...]
  }
}

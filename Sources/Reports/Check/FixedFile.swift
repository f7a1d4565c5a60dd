public import SourceText

/// A file with the replacements made that its diagnostics carry.
public struct FixedFile: Sendable {
  /// The file as it was read.
  public let file: SourceFile
  /// The text with the replacements made.
  public let text: String
  /// How many were made.
  public let count: Int
  /// The changed stretches, in order.
  let edits: [Edit]

  /// A stretch of the old text and what stands in its place.
  struct Edit: Sendable, Hashable {
    var range: Range<Int>
    var replacement: String
  }

  /// The files that `diagnostics` can mend; of replacements that overlap, the first is made.
  public static func all(_ diagnostics: [Diagnostic]) -> [FixedFile] {
    var edits: [String: (file: SourceFile, edits: Set<Edit>)] = [:]
    for diagnostic in diagnostics {
      guard let replacement = diagnostic.fix?.replacement, let range = diagnostic.range,
        range.file.firstInvalidByte == nil
      else { continue }
      let offsets = range.file.offset(of: range.start)..<range.file.offset(of: range.end)
      edits[range.file.path, default: (range.file, [])].edits.insert(Edit(range: offsets, replacement: replacement))
    }
    return edits.values.map { FixedFile($0.file, $0.edits) }.filter { $0.count > 0 }
      .sorted { $0.file.path < $1.file.path }
  }

  private init(_ file: SourceFile, _ edits: Set<Edit>) {
    self.file = file
    var made: [Edit] = []
    for edit in edits.sorted(by: { ($0.range.lowerBound, $0.replacement) < ($1.range.lowerBound, $1.replacement) })
    where edit.range.lowerBound >= made.last?.range.upperBound ?? 0 {
      made.append(edit)
    }
    self.edits = made
    count = made.count
    text = Self.apply(made, to: Array(file.text.utf8)[...])
  }

  /// The bytes of a part of the file, its offsets kept, with the edits in it made.
  static func apply(_ edits: [Edit], to bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var end = bytes.startIndex
    for edit in edits {
      result += bytes[end..<edit.range.lowerBound] + Array(edit.replacement.utf8)
      end = edit.range.upperBound
    }
    return String(decoding: result + bytes[end...], as: UTF8.self)
  }
}

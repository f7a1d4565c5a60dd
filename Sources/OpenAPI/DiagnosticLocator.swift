import JSON
import SourceText

/// Finds where in the text a place of a document stands; reads the text with places on the first question.
struct DiagnosticLocator {
  private let file: SourceFile
  private var document: YAMLDocument?
  private var isRead = false

  init(_ file: SourceFile) { self.file = file }

  mutating func diagnostic(
    _ severity: Diagnostic.Severity, rule: String, _ message: String, at pointer: JSONPointer
  ) -> Diagnostic {
    if !isRead {
      // JSON is YAML, but for tabs that indent.
      document = try? YAMLDocument.parse(file.text.replacing("\t", with: " "))
      isRead = true
    }
    let place = document?.nearestPlace(of: pointer)
    let range = file.range(place?.key ?? place?.value ?? 0..<0)
    return Diagnostic(severity, rule: rule, message, at: range)
  }
}

public import Foundation

/// A document → a report of any format, as the bytes of a file.
public enum RunReport {
  /// A format.
  public enum Format: String, Sendable, CaseIterable {
    /// Lines for people: each page's verdict, and what did not hold.
    case text
    /// The document itself.
    case json
    /// JUnit XML, which CI systems show.
    case junit
    /// Workflow commands of GitHub Actions.
    case github
    /// Markdown for a step summary or a comment.
    case markdown
  }

  /// The report of `document`; ends with a newline unless it is empty.
  ///
  /// - Parameter paths: Shows files in annotations, which GitHub knows from its root.
  /// - Throws: `EncodingError` for JSON, of numbers that are none.
  public static func render(
    _ document: RunDocument, as format: Format, paths: RelativePaths = .asGiven
  ) throws -> Data {
    switch format {
    case .json: return try document.json()
    case .junit: return Data(RunJUnit.render(document).utf8)
    case .text: return lines(RunText(style: TextStyle(isEnabled: false)).lines(document))
    case .github: return lines(RunAnnotations.lines(document, paths: paths))
    case .markdown: return lines(RunMarkdown.lines(document))
    }
  }

  private static func lines(_ lines: [String]) -> Data { Data(lines.map { "\($0)\n" }.joined().utf8) }
}

import Foundation
import Liquid
import SourceText

/// Included templates by name.
struct Partials: TemplateLoader {
  let texts: [String: String]

  func template(named name: String) throws -> SourceFile? {
    texts[name].map { SourceFile(path: "_includes/\(name)", text: $0) }
  }

  var names: [String] { texts.keys.sorted() }
}

/// Renders `text` as the file `page.md`, with `partials` to include; parse errors come first in the diagnostics.
func render(
  _ text: String, _ globals: LiquidObject = [:], partials: [String: String] = [:],
  in environment: Environment = Environment()
) -> RenderOutput {
  let template = Template.parse(SourceFile(path: "page.md", text: text), environment: environment)
  let library = IncludeLibrary(loader: Partials(texts: partials), environment: environment)
  var output = template.render(globals: globals, includes: library)
  output.diagnostics = template.diagnostics + output.diagnostics
  return output
}

extension RenderOutput {
  /// The diagnostics as `rule line:column-line:column`.
  var faults: [String] {
    diagnostics.map { diagnostic in
      guard let range = diagnostic.range else { return diagnostic.rule }
      return "\(diagnostic.rule) \(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)"
    }
  }

  /// Where the first place of `part` in the text comes from, as `path:line:column`, with the include chain before it.
  func origin(of part: String) -> String? {
    guard let found = text.text.range(of: part) else { return nil }
    let lower = text.text.utf8.distance(from: text.text.startIndex, to: found.lowerBound)
    guard let range = text.origin(of: lower..<lower + part.utf8.count) else { return nil }
    return (range.includes.map { "\($0.path):\($0.line)" } + [range.description]).joined(separator: " > ")
  }
}

import JSON
import Liquid
import RunbookModel
import SourceText

/// Content for one deployment, as YAML: `content`, with a `title` where it is a section of its own.
struct DeploymentTag: BlockTag {
  /// Whether the page is read in the variant that the content is for.
  var isShown: Bool

  func render(_ call: TagCall, body: TagBody, into context: inout RenderContext) throws {
    guard isShown else { return }
    let text = body.render(in: &context)
    // Content without keys is shown as it stands.
    guard let document = try? YAMLDocument.parse(text.text),
      let content = YAMLText.text(at: JSONPointer(["content"]), of: document, in: text)
    else {
      context.write(text)
      return
    }
    if let title = YAMLText.text(at: JSONPointer(["title"]), of: document, in: text) {
      context.write(MappedText("\n## ", origin: call.range))
      context.write(title)
      context.write(MappedText("\n\n", origin: call.range))
    }
    let indent = document.value["indent"]?.int ?? 0
    let blanks = String(repeating: " ", count: min(max(indent, 0), 100))
    context.write(MappedText("\n", origin: call.range))
    context.write(indent > 0 ? content.prefixingLines(with: blanks) : content)
    context.write(MappedText("\n", origin: call.range))
  }
}

import JSON
import Liquid
import RunbookModel
import SourceText

/// Content for one deployment, as YAML: `content`, with a `title` where it is a section of its own.
struct DeploymentTag: BlockTag {
  /// The deployment that the content is for.
  var deployment: Runbook.Deployment

  func render(_ call: TagCall, body: TagBody, into context: inout RenderContext) throws {
    let text = body.render(in: &context)
    context.write(under: .deployment(deployment), at: call.range) { context in
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
    }
  }
}

/// A part of the site's layout that is for one deployment: `{% for_deployment konnect %}`.
struct LayoutDeploymentTag: BlockTag {
  func render(_ call: TagCall, body: TagBody, into context: inout RenderContext) throws {
    guard let deployment = Runbook.Deployment(rawValue: call.markup) else {
      throw LiquidError("no deployment is called '\(call.markup)'", rule: "liquid-syntax")
    }
    context.write(under: .deployment(deployment), at: call.range) { body.render(into: &$0) }
  }
}

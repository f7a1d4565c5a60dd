import Liquid
import SourceText

/// A Konnect tag with a YAML body: the body is rendered, kept aside, and a marker takes its place.
struct PayloadTag: BlockTag {
  func render(_ call: TagCall, body: TagBody, into context: inout RenderContext) throws {
    let text = body.render(in: &context)
    guard let range = call.range else { return }
    let payload = BlockPayload(name: call.name, markup: call.markup, body: text, range: range)
    // A tag typed at the margin may belong to a list item all the same.
    let column = context.output.text.utf8.reversed().prefix { $0 == 32 }.count
    if column < payload.indent, context.output.text.utf8.dropLast(column).last ?? 10 == 10 {
      context.write(MappedText(String(repeating: " ", count: payload.indent - column), origin: range))
    }
    context.writeMarker(for: .block(payload), at: range)
  }
}

/// A tag around content that every reader sees, such as a box to fold open.
struct TransparentTag: BlockTag {
  func render(_ call: TagCall, body: TagBody, into context: inout RenderContext) throws {
    body.render(into: &context)
  }
}

/// A tag whose content holds nothing to do: a table, a diagram, the other deployment's text.
struct HiddenTag: BlockTag {
  func render(_ call: TagCall, body: TagBody, into context: inout RenderContext) throws {}
}

/// A tag without a body that yields nothing to do, such as a version badge.
struct SilentTag: SimpleTag {
  func render(_ call: TagCall, into context: inout RenderContext) throws {}
}

/// A tag by which an include refuses to be used in a wrong way: `{% raise "a message" %}`.
struct RaiseTag: SimpleTag {
  func render(_ call: TagCall, into context: inout RenderContext) throws {
    throw LiquidError("the site refuses this: \(call.markup.trimmingQuotes)", rule: "liquid-raise")
  }
}

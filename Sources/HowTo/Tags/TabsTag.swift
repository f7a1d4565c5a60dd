import Liquid
import RunbookModel
import SourceText

/// A set of tabs: variants of which a reader follows one.
struct TabsTag: BlockTag {
  func render(_ call: TagCall, body: TagBody, into context: inout RenderContext) throws {
    let outer = context.registers[TabSet.register]
    defer { context.registers[TabSet.register] = outer }
    let number = context.attach(Attachment.tabs)
    context.registers[TabSet.register] = TabSet(group: Self.group(of: call.markup), number: number, count: 0)
    body.render(into: &context)
  }

  /// The group's name: all of a quoted markup, else its first word; options may follow.
  private static func group(of markup: String) -> String {
    if let quote = markup.first, "\"'".contains(quote), let end = markup.dropFirst().firstIndex(of: quote) {
      return String(markup[markup.index(after: markup.startIndex)..<end])
    }
    return markup.split(separator: " ").first.map(String.init) ?? ""
  }
}

/// One tab of a set.
struct TabTag: BlockTag {
  func render(_ call: TagCall, body: TagBody, into context: inout RenderContext) throws {
    // A tab outside a set is text like any other.
    guard var set = context.registers[TabSet.register] as? TabSet else { return body.render(into: &context) }
    let name = try context.render(MappedText(String(call.markup.trimmingQuotes), origin: call.range)).text
    let tab = Condition.Tab(group: set.group, name: name, set: set.number, index: set.count)
    set.count += 1
    context.registers[TabSet.register] = set
    context.write(under: .tab(tab), at: call.range) { body.render(into: &$0) }
  }
}

/// The set of tabs around a tag.
private struct TabSet: Sendable {
  /// Holds the set around.
  static let register = "runbook-tabs"

  /// Its name.
  var group: String
  /// Its number in the page.
  var number: Int
  /// How many tabs it has had.
  var count: Int
}

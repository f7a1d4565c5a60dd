import Liquid
import SourceText

/// A set of tabs: variants of which a reader follows one, the first unless another is chosen.
struct TabsTag: BlockTag {
  /// The names of the chosen tabs, by group.
  var choices: [String: String]

  func render(_ call: TagCall, body: TagBody, into context: inout RenderContext) throws {
    let outer = context.registers[TabTag.register]
    defer { context.registers[TabTag.register] = outer }
    let group = String(call.markup.split(separator: " ").first ?? "").trimmingQuotes
    if let choice = choices[String(group)] {
      context.registers[TabTag.register] = TabTag.State.wanted(TabTag.key(choice))
      let text = body.render(in: &context)
      if case .shown = context.registers[TabTag.register] as? TabTag.State {
        context.write(text)
        return
      }
    }
    context.registers[TabTag.register] = TabTag.State.first
    body.render(into: &context)
  }
}

/// One tab of a set.
struct TabTag: BlockTag {
  /// Which tab of the set around is to be shown.
  enum State: Sendable {
    /// The next.
    case first
    /// The one with this key.
    case wanted(String)
    /// None any more.
    case shown
  }

  /// Holds the state of the set around.
  static let register = "runbook-tabs"

  /// What tells tabs apart: their name's letters and digits, whatever their case.
  static func key(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

  func render(_ call: TagCall, body: TagBody, into context: inout RenderContext) throws {
    switch context.registers[Self.register] as? State {
    case .shown: return
    case .wanted(let key):
      let name = try context.render(MappedText(String(call.markup.trimmingQuotes), origin: call.range)).text
      guard Self.key(name) == key else { return }
    case .first, nil: break
    }
    context.registers[Self.register] = State.shown
    body.render(into: &context)
  }
}

import Liquid

/// A set of tabs: variants of which a reader follows one, the first.
struct TabsTag: BlockTag {
  func render(_ call: TagCall, body: TagBody, into context: inout RenderContext) throws {
    let outer = context.registers[TabTag.register]
    context.registers[TabTag.register] = false
    body.render(into: &context)
    context.registers[TabTag.register] = outer
  }
}

/// One tab of a set.
struct TabTag: BlockTag {
  /// Holds whether a tab of the set around was shown.
  static let register = "runbook-tab-shown"

  func render(_ call: TagCall, body: TagBody, into context: inout RenderContext) throws {
    guard context.registers[Self.register] as? Bool != true else { return }
    context.registers[Self.register] = true
    body.render(into: &context)
  }
}

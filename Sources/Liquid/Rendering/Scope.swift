/// What a template's tags set, except in the templates that `render` renders, which have a scope of their own.
struct Scope {
  /// Whether it is that of a template that `render` renders, in which `include` does not work.
  var isIsolated = false
  /// Variables of `assign` and `capture`.
  var locals: [String: LiquidValue] = [:]
  /// Variables of loops and includes, the innermost last.
  var bindings: [(name: String, value: LiquidValue)] = []
  /// The variables of `increment` and `decrement`.
  var counters: [String: Int] = [:]
  /// Where the loops of `for` ended, by name, for `offset: continue`.
  var loopOffsets: [String: Int] = [:]
  /// The next positions of `cycle`, by group.
  var cycles: [String: Int] = [:]
  /// What `ifchanged` printed last.
  var lastIfChanged: String?
  /// The loop being rendered.
  var loop: ForLoop?
}

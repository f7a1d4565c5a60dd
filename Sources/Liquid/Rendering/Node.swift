/// A parsed tag.
protocol Node: Sendable {
  /// Whether it can print nothing but blanks.
  var isBlank: Bool { get }

  /// Writes what the tag yields.
  ///
  /// - Throws: what becomes a diagnostic at the tag.
  func render(into context: inout RenderContext) throws
}

extension Node {
  var isBlank: Bool { false }
}

/// What keeps the rest of a block from being rendered.
enum Interrupt: Sendable {
  /// The rest of the loop.
  case `break`
  /// The rest of the iteration.
  case `continue`
  /// The rest of everything: a limit was passed.
  case stop
}

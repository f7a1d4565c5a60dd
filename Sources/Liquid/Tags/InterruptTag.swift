/// The tags `{% break %}` and `{% continue %}`.
struct InterruptTag: Node {
  let interrupt: Interrupt

  func render(into context: inout RenderContext) throws {
    context.interrupt = interrupt
  }
}

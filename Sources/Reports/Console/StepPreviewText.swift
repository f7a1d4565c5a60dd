import JSON
public import RunbookModel

/// A step that is about to be carried out → lines for the person who is asked about it.
public struct StepPreviewText {
  private let style: TextStyle

  /// A renderer; `style` colours what it writes.
  public init(style: TextStyle) { self.style = style }

  /// The lines of `preview`: place, what will be done, variables.
  public func lines(of preview: StepPreview) -> [String] {
    let step = preview.step
    let place = "\(preview.number) of \(preview.count) · \(step.id) · \(StepPlace.text(of: step))"
    var lines = ["", style.bold("── \(place.printable)"), step.title.printable]
    lines += request(preview) ?? details(of: step)
    lines += preview.variables.map(text(of:))
    return lines
  }

  private func request(_ preview: StepPreview) -> [String]? {
    guard let request = preview.request else { return nil }
    var lines = ["  \(style.bold(request.method)) \(request.url.printable)"]
    lines += request.headers.map { "  \(SecretLiterals.masked($0).printable)" }
    if let body = request.body {
      let text = JSONSerializer(isPretty: true).serialize(body)
      lines += text.split(separator: "\n").map { "  \(String($0).printable)" }
    }
    return lines
  }

  private func details(of step: Step) -> [String] {
    switch step.action {
    case .manual(let procedure): procedure.actions.map { "  \($0.item). \($0.text.printable)" }
    case .wait(let wait): ["  \(wait.text.printable)"]
    case .repeat(let repetition): ["  \(repetition.text.printable)"]
    case .shell(let block), .entities(let block):
      block.text.split(separator: "\n", omittingEmptySubsequences: false).prefix(40).map { "  \(String($0).printable)" }
    case .export, .request: ["  \(StepSummary.text(of: step.action))"]
    }
  }

  private func text(of variable: StepPreview.Variable) -> String {
    guard let binding = variable.binding else {
      return "  \(style.yellow("$\(variable.name.printable) has no value"))"
    }
    let isSecret = Variable.isSecret(variable.name)
    let value = isSecret ? SecretLiterals.mask : binding.value.cut(to: 80).printable
    return style.dim("  $\(variable.name.printable) = \(value)")
  }
}

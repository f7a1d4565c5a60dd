import RunbookModel
import SourceText

extension StepExtractor {
  /// Adds what `directive` says to the step at `index`.
  mutating func apply(_ directive: Directive, to index: Int) {
    var step = steps[index]
    switch (directive.content, step.action) {
    case (.skip, _): break
    case (.timeout(let limit), .request(var request)):
      // Where it is the time of a poll, the poll's own figure gives way.
      request.polling?.limit = limit
      step.action = .request(request)
    case (.timeout, _): break
    case (.capture(let variable, let jq), .request(var request)):
      request.captures.append(Capture(variable: variable, jq: jq, range: directive.range))
      step.action = .request(request)
    case (.until(let state), .request(var request)) where request.method == "GET":
      let limit = step.timeLimit ?? request.polling?.limit ?? Self.usualLimit
      request.polling = Polling(text: directive.text, state: state, limit: limit)
      step.action = .request(request)
    case (.expectStatus(let status), .request(var request)):
      if let own = request.expectation.status, own != status {
        refuse(directive, "the step below expects status \(own) itself", fix: "let one of the two say it")
        return
      }
      request.expectation.status = status
      step.action = .request(request)
    case (.expectFragment(let fragment), .request(var request)):
      request.expectation.snippets.append(
        ResponseSnippet(content: .fragment(fragment), subject: nil, claims: [], range: directive.range))
      step.action = .request(request)
    case (.each(let variable, let values), .repeat(var repetition)):
      repetition.variable = variable ?? repetition.variable
      repetition.values = values
      step.action = .repeat(repetition)
    default:
      let thing = Self.addressee(of: directive)
      let kind = "the step below is of the kind `\(step.action.kind)`"
      refuse(directive, "this goes with \(thing), and \(kind)", fix: "write it above \(thing)")
      return
    }
    step.directives.append(directive)
    steps[index] = step
  }

  /// Without a figure in the page.
  private static var usualLimit: Duration { .seconds(600) }

  private static func addressee(of directive: Directive) -> String {
    switch directive.content {
    case .until: "a GET request"
    case .each: "a sentence that asks to repeat steps"
    case .capture, .expectStatus, .expectFragment, .timeout, .skip: "a request"
    }
  }

  private mutating func refuse(_ directive: Directive, _ message: String, fix: String) {
    diagnostics.append(
      Diagnostic(.error, rule: DirectiveReader.rule, message, at: directive.range, fix: .init(fix)))
  }

  /// What is wrong with a directive that no step stands below.
  static func strayed(_ directive: Directive) -> Diagnostic {
    Diagnostic(
      .error, rule: DirectiveReader.rule, "no step follows in this section that the directive could be for",
      at: directive.range, fix: .init("write it above the step it is for"))
  }
}

import RunbookModel
import SourceText

/// Runbook → the page's HTML, readable without a script; the script fills in what a run brings.
struct WorkbenchPage: Sendable {
  let runbook: Runbook
  let display: DisplayText

  /// The whole page, which carries `token` for the script.
  func html(token: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="runbook-token" content="\(display.html(token))">
    <title>\(display.html(runbook.title))</title>
    <link rel="stylesheet" href="/workbench.css">
    <script src="/workbench.js" defer></script>
    </head>
    <body>
    <header class="page">
    <p class="path"><code>\(display.html(runbook.page))</code> · \(runbook.deployment.rawValue) · \
    \(StepText.counted(runbook.steps.count, "step"))</p>
    <h1>\(display.html(runbook.title))</h1>
    </header>
    <div class="bar">
    <button type="button" id="run" hidden>Run</button>
    <p id="verdict" role="status" aria-live="polite"></p>
    <noscript><p>The steps can be read as they are; running them needs JavaScript.</p></noscript>
    <progress id="progress" aria-label="Steps finished" max="\(max(runbook.steps.count, 1))" value="0" hidden></progress>
    </div>
    <main>
    \(findings)\(steps)
    <section id="variables" hidden>
    <h2>Variables</h2>
    <div class="scroll"><table>
    <thead><tr><th scope="col">Name</th><th scope="col">Value</th><th scope="col">Where it came from</th></tr></thead>
    <tbody></tbody>
    </table></div>
    </section>
    </main>
    </body>
    </html>

    """
  }

  // MARK: Diagnostics

  /// What is wrong with the page as a whole; what is wrong with a step stands at the step.
  private var findings: String {
    let known = Set(runbook.steps.map(\.id))
    let general = runbook.diagnostics.filter { diagnostic in !(diagnostic.subject.map(known.contains) ?? false) }
    guard !general.isEmpty else { return "" }
    return "<section>\n<h2>About this page</h2>\n\(list(of: general))</section>\n"
  }

  private func list(of diagnostics: [Diagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "" }
    let items = diagnostics.map { diagnostic in
      let severity = diagnostic.severity.rawValue
      let place = diagnostic.range.map { " <small>\(display.html(StepText.place(of: $0, in: runbook.page)))</small>" }
      let notes = diagnostic.notes.map { "<br><small>\(display.html($0.message))</small>" }.joined()
      let fix = diagnostic.fix.map { "<br><small>What to do: \(display.html(prose: $0.message))</small>" }
      return """
        <li class="\(severity)"><strong>\(severity)</strong> \(display.html(prose: diagnostic.message)) \
        <code class="rule">\(display.html(diagnostic.rule))</code>\(place ?? "")\(notes)\(fix ?? "")</li>

        """
    }
    return "<ul class=\"findings\">\n\(items.joined())</ul>\n"
  }

  // MARK: Steps

  private var steps: String {
    var html = ""
    var section: [String]?
    for (index, step) in runbook.steps.enumerated() {
      if step.section != section {
        html += section == nil ? "" : "</ol>\n</section>\n"
        html += "<section>\n<h2>\(heading(of: step))</h2>\n<ol class=\"steps\" start=\"\(index + 1)\">\n"
        section = step.section
      }
      html += self.html(of: step, number: index + 1)
    }
    return html + (section == nil ? "" : "</ol>\n</section>\n")
  }

  /// The headings above the step without the page's title, the last one in full strength.
  private func heading(of step: Step) -> String {
    let path = step.section.count > 1 ? Array(step.section.dropFirst()) : step.section
    let above = path.dropLast().map { "<span class=\"above\">\(display.html($0)) › </span>" }.joined()
    return above + display.html(path.last ?? runbook.title)
  }

  private func html(of step: Step, number: Int) -> String {
    let facts = StepText.facts(of: step.action).map { "<span>\(display.html($0))</span>" }
    let line = "<span>line \(StepText.line(of: step))</span>"
    return """
      <li class="step" id="step-\(number)">
      <h3><span class="mark" aria-hidden="true">\(number)</span> \(display.html(prose: step.title)) \
      <span class="status">not run</span></h3>
      <p class="what"><span class="kind">\(step.action.kind)</span> \
      <code>\(display.html(StepText.summary(of: step.action)))</code></p>
      \(actions(of: step.action))<p class="facts">\((facts + [line]).joined(separator: " "))\
       <code>\(display.html(step.id))</code></p>
      \(list(of: runbook.diagnostics(of: step.id)))<div class="outcome"></div>
      </li>

      """
  }

  private func actions(of action: StepAction) -> String {
    guard case .manual(let procedure) = action else { return "" }
    let items = procedure.actions.map { "<li>\(display.html(prose: $0.text))</li>\n" }.joined()
    return "<ul class=\"actions\">\n\(items)</ul>\n"
  }
}

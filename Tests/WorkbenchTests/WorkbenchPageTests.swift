import Foundation
import RunbookModel
import SourceText
import Testing

@testable import Workbench

/// What the page shows, and that nothing in it is taken for markup.
struct WorkbenchPageTests {
  private func html(
    _ runbook: Runbook, redact: @escaping @Sendable (String) -> String = { $0 }, token: String = "0123"
  ) -> String {
    WorkbenchPage(runbook: runbook, display: DisplayText(redact: redact)).html(token: token)
  }

  @Test func showsTheRunbook() {
    let html = html(Fixture.runbook())
    #expect(html.contains("<h1>Title</h1>"))
    #expect(html.contains("<code>docs/page.md</code> · konnect · 2 steps"))
    #expect(html.contains(#"<h2><span class="above">Do it › </span>Make</h2>"#))
    #expect(html.contains(#"<span class="kind">request</span> <code>POST /v2/things</code>"#))
    #expect(html.contains("<span>expects 201</span> <span>region us</span> <span>line 7</span> <code>make/1</code>"))
    #expect(html.contains("<li>Open &quot;Things&quot; &amp; look</li>"))
    #expect(html.contains(#"<meta name="runbook-token" content="0123">"#))
    // One section of steps, and the variables.
    #expect(html.components(separatedBy: "<h2>").count == 3)
    #expect(!html.contains("About this page"))
  }

  @Test func escapesMarkup() {
    let html = html(Fixture.runbook(title: #"</title><script>alert("1")</script>'"#))
    let escaped = "&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;"
    #expect(html.contains("<title>\(escaped)</title>"))
    #expect(html.contains("<h1>\(escaped)</h1>"))
    #expect(html.contains("Make a &lt;b&gt;thing&lt;/b&gt;"))
    #expect(!html.contains("<script>"))
    #expect(!html.contains("<b>"))
  }

  @Test func putsDiagnosticsWhereTheyBelong() throws {
    let general = Diagnostic(
      .warning, rule: "unknown-tag", "`<tag>` is unknown", at: Fixture.page.lineRange(3), fix: .init("take it out"))
    let own = Diagnostic(
      .error, rule: "no-such-operation", "nothing answers there", at: Fixture.page.lineRange(8), subject: "make/1")
    let html = html(Fixture.runbook(diagnostics: [general, own]))
    #expect(
      html.contains(
        """
        <li class="warning"><strong>warning</strong> <code>&lt;tag&gt;</code> is unknown <code class="rule">unknown-tag</code> \
        <small>line 3</small><br><small>What to do: take it out</small></li>
        """))
    let step = try #require(html.range(of: #"id="step-1""#))
    let next = try #require(html.range(of: #"id="step-2""#))
    let place = try #require(html.range(of: "nothing answers there"))
    #expect(step.lowerBound < place.lowerBound && place.lowerBound < next.lowerBound)
    #expect(html.components(separatedBy: "nothing answers there").count == 2)
  }

  @Test func takesSecretsOut() {
    let html = html(Fixture.runbook(title: "The secret is s3cr3t"), redact: { $0.replacing("s3cr3t", with: "•••") })
    #expect(html.contains("<h1>The secret is •••</h1>"))
    #expect(!html.contains("s3cr3t"))
  }

  @Test func replacesWhatIsNotSeen() {
    let display = DisplayText { $0 }
    #expect(display.text("a\u{0}b\u{202E}c\u{85}d\te\nf") == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\te\nf")
    #expect(display.html("<a href='x'>é</a>") == "&lt;a href=&#39;x&#39;&gt;é&lt;/a&gt;")
  }

  @Test func backticksMakeCode() {
    let display = DisplayText { $0.replacing("secret", with: "•••") }
    #expect(display.html(prose: "Name it `<b>` and `c`.") == "Name it <code>&lt;b&gt;</code> and <code>c</code>.")
    #expect(display.html(prose: "`secret`") == "<code>•••</code>")
    #expect(display.html(prose: "one ` alone") == "one ` alone")
    #expect(display.html(prose: "") == "")
  }

  @Test func anEmptyRunbookIsAPage() {
    let runbook = Runbook(
      page: "p.md", title: "Nothing", deployment: .onPrem, graph: StepGraph(steps: []), diagnostics: [])
    let html = html(runbook)
    #expect(html.contains("<code>p.md</code> · on-prem · 0 steps"))
    #expect(!html.contains("<ol"))
  }
}

import Liquid
import SourceText
import TestSupport
import Testing

/// What strict mode takes for an error, what only for a warning, and what lax mode does not forgive either.
struct StrictModeTests {
  /// The diagnostics of `text` from marker 1 to marker 2 alone, as severities in strict and in lax mode.
  private static func severities(_ text: MarkedText, dialect: Environment.Dialect = .shopify) -> [Diagnostic.Severity?]
  {
    [Environment.ErrorMode.strict, .lax].map { mode in
      let environment = Environment(dialect: dialect, errorMode: mode)
      let template = Template.parse(SourceFile(path: "p", text: text.text), environment: environment)
      guard template.diagnostics.count == 1, let diagnostic = template.diagnostics.first,
        diagnostic.range?.start == text.positions[1], diagnostic.range?.end == text.positions[2]
      else { return nil }
      return diagnostic.severity
    }
  }

  @Test(arguments: [
    "{{ x | 1️⃣nope2️⃣ }}", "{{ x 1️⃣y2️⃣ }}", "{{ x1️⃣:2️⃣ | upcase }}", "{{ 1️⃣.x2️⃣ }}", "{{ x.1️⃣2️⃣ }}", "{{ x[0]1️⃣y2️⃣ }}",
    "{{ x | append: 1️⃣'a2️⃣ }}", "{{ x | append:1️⃣2️⃣ }}", "{{ x | 1️⃣|2️⃣ upcase }}", "{% assign a = 1 1️⃣-2️⃣ 2 %}",
    "{% if a 1️⃣&&2️⃣ b %}{% endif %}", "{% if a[1️⃣2️⃣ %}{% endif %}", "{% for i in (1. 1️⃣.4)2️⃣ %}{% endfor %}",
    "{% for i in a 1️⃣cols2️⃣: 1 %}{% endfor %}", "{% echo x | 1️⃣nope2️⃣ %}",
    "{% if a %}{% elsif b 1️⃣?2️⃣ %}{% endif %}",
  ])
  func errorsThatAreWarningsInLaxMode(text: MarkedText) {
    #expect(Self.severities(text) == [.error, .warning], "\(text.text)")
  }

  @Test(arguments: [
    "{% case x 1️⃣y2️⃣ %}{% endcase %}", "{% case x %}{% when 1 1️⃣22️⃣ %}{% endcase %}", "{% cycle 1 1️⃣22️⃣ %}",
    "{% tablerow i in a 1️⃣+2️⃣ %}{% endtablerow %}", "{% render 'p' 1️⃣+2️⃣ %}", "{% include 'p' 1️⃣+2️⃣ %}",
    "1️⃣{% assign a.b = 1 %}2️⃣", "{% assign 1️⃣a 2️⃣b = 1 %}", "1️⃣{% capture a[0] %}2️⃣{% endcapture %}",
    "{% capture a 1️⃣b2️⃣ %}{% endcapture %}", "1️⃣{% increment %}2️⃣", "1️⃣{% decrement 'a' %}2️⃣",
    "{% if x %}{% else 1️⃣y2️⃣ %}{% endif %}", "{% if x %}{% endif 1️⃣y2️⃣ %}", "{% for i in a %}{% break 1️⃣x2️⃣ %}{% endfor %}",
  ])
  func warningsInBothModes(text: MarkedText) {
    #expect(Self.severities(text) == [.warning, .warning], "\(text.text)")
  }

  @Test(arguments: [
    "1️⃣{% nope %}2️⃣", "1️⃣{% endif %}2️⃣", "1️⃣{% if x %}2️⃣", "1️⃣{%2️⃣ x", "1️⃣{{2️⃣ x", "1️⃣{% if %}2️⃣{% endif %}",
    "{% if a 1️⃣=2️⃣ b %}{% endif %}", "{% if a 1️⃣contain2️⃣ b %}{% endif %}", "{% if a or1️⃣2️⃣ %}{% endif %}",
    "1️⃣{% case %}2️⃣{% endcase %}", "{% case x %}1️⃣{% when %}2️⃣{% endcase %}", "{% case x %}{% else 1️⃣y2️⃣ %}{% endcase %}",
    "1️⃣{% cycle %}2️⃣", "1️⃣{% assign %}2️⃣", "1️⃣{% assign x %}2️⃣", "1️⃣{% capture %}2️⃣{% endcapture %}",
    "1️⃣{% for i of a %}2️⃣{% endfor %}", "1️⃣{% tablerow %}2️⃣{% endtablerow %}", "1️⃣{% render p %}2️⃣", "1️⃣{% include %}2️⃣",
    "{% raw 1️⃣x2️⃣ %}{% endraw %}", "{% doc 1️⃣x2️⃣ %}{% enddoc %}", "1️⃣{% raw %}2️⃣{% endrawx %}",
    "1️⃣{% comment %}2️⃣{% {{ {%- endcomment %}", "1️⃣{% doc %}2️⃣{% doc %}{% enddoc %}", "1️⃣{% # a\n b %}2️⃣",
  ])
  func errorsInBothModes(text: MarkedText) {
    #expect(Self.severities(text) == [.error, .error], "\(text.text)")
  }

  @Test(arguments: [
    "1️⃣{% highlight %}2️⃣{% endhighlight %}", "1️⃣{% highlight a!b %}2️⃣{% endhighlight %}", "1️⃣{% link %}2️⃣",
    "1️⃣{% post_url %}2️⃣", "{% post_url 1️⃣some-name2️⃣ %}", "1️⃣{% include_relative %}2️⃣", "{% include a.md 1️⃣b2️⃣ %}",
  ])
  func errorsOfJekyllsTags(text: MarkedText) {
    #expect(Self.severities(text, dialect: .jekyll) == [.error, .error], "\(text.text)")
  }
}

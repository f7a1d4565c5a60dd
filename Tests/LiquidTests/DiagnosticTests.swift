import Liquid
import SourceText
import TestSupport
import Testing

/// Faults are reported where they are, and reading goes on.
struct DiagnosticTests {
  /// Checks that `marked` has one diagnostic, from marker 1 to marker 2, and renders as `text`.
  private static func check(
    _ marked: MarkedText, _ rule: String, _ severity: Diagnostic.Severity = .error, rendersAs text: String,
    in environment: Environment = Environment(), sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let output = render(marked.text, ["x": "X"], in: environment)
    #expect(output.text.text == text, sourceLocation: sourceLocation)
    #expect(output.diagnostics.map(\.rule) == [rule], sourceLocation: sourceLocation)
    #expect(output.diagnostics.first?.severity == severity, sourceLocation: sourceLocation)
    #expect(output.diagnostics.first?.range?.start == marked.positions[1], sourceLocation: sourceLocation)
    #expect(output.diagnostics.first?.range?.end == marked.positions[2], sourceLocation: sourceLocation)
  }

  @Test func unclosedBlocksCloseAtTheEnd() {
    Self.check("a\n1️⃣{% if x %}2️⃣b", "liquid-unclosed-tag", rendersAs: "a\nb")
    Self.check("1️⃣{% capture y %}2️⃣b", "liquid-unclosed-tag", rendersAs: "")
    Self.check("a1️⃣{% comment %}2️⃣b", "liquid-unclosed-tag", rendersAs: "a")
    Self.check("a1️⃣{% raw %}2️⃣b", "liquid-unclosed-tag", rendersAs: "a")
  }

  @Test func innerUnclosedBlocksCloseWithTheOuter() {
    Self.check("{% if x %}1️⃣{% for i in (1..2) %}2️⃣{{ i }}{% endif %}c", "liquid-unclosed-tag", rendersAs: "12c")
  }

  @Test func noBlockReachesOverTheEndsOfALiquidTag() {
    Self.check("{% if x %}a{% liquid 1️⃣endif2️⃣ %}b{% endif %}c", "liquid-syntax", rendersAs: "abc")
    Self.check("{% if x %}a{% liquid 1️⃣else2️⃣ %}b{% endif %}c", "liquid-syntax", rendersAs: "abc")
    Self.check("{% liquid\n echo 'a'\n 1️⃣if x2️⃣\n echo 'b' %}c", "liquid-unclosed-tag", rendersAs: "abc")
    Self.check("a{% liquid 1️⃣comment2️⃣ %}c", "liquid-unclosed-tag", rendersAs: "ac")
    #expect(render("{% for i in (1..3) %}{{ i }}{% liquid break %}c{% endfor %}").text.text == "1")
  }

  @Test func unclosedOpeningsAreText() {
    Self.check("a 1️⃣{{2️⃣ b", "liquid-syntax", rendersAs: "a {{ b")
    Self.check("a 1️⃣{%2️⃣ b", "liquid-syntax", rendersAs: "a {% b")
    Self.check("a 1️⃣{{2️⃣ b } {{ x }}", "liquid-syntax", rendersAs: "a {{ b } X")
    Self.check("a 1️⃣{{2️⃣ b {% if x %}c{% endif %}", "liquid-syntax", rendersAs: "a {{ b c")
  }

  @Test func unknownTagsRenderAsNothing() {
    Self.check("a 1️⃣{% nope b %}2️⃣ c", "liquid-unknown-tag", rendersAs: "a  c")
    Self.check("a 1️⃣{% endif %}2️⃣ c", "liquid-syntax", rendersAs: "a  c")
    Self.check("a 1️⃣{% else %}2️⃣ c", "liquid-syntax", rendersAs: "a  c")
    Self.check("a 1️⃣{%  %}2️⃣ c", "liquid-syntax", rendersAs: "a  c")
  }

  @Test func unknownFiltersAreLeftOut() {
    Self.check("{{ x | 1️⃣nope2️⃣: 1 | downcase }}", "liquid-unknown-filter", .warning, rendersAs: "x")
    let strict = Environment(errorMode: .strict)
    Self.check("{{ x | 1️⃣nope2️⃣: 1 | downcase }}", "liquid-unknown-filter", rendersAs: "x", in: strict)
  }

  @Test(arguments: [
    ("{{ x | downcas }}", "write `downcase`"), ("{{ x | qqqqqqqq }}", nil), ("{% captrue y %}", "write `capture`"),
    ("{% if x %}{% edif %}{% endif %}", "write `endif`"),
    ("{% include prt.md %}", "there is `part.md`"), ("{% include other.md %}", "there is `deep/down/other.md`"),
    ("{% include deep/down/same.md %}", "there is `dip/down/same.md`"),
    ("{% include zzzzzz.md %}", "mend the name, or add the file"),
  ])
  func tellsWhatWasMeant(template: String, help: String?) {
    let output = render(
      template, partials: ["part.md": "", "deep/down/other.md": "", "dip/down/same.md": "", "deep/down/sane.md": ""])
    #expect(output.diagnostics.map(\.fix?.message) == [help])
  }

  @Test func junkIsReadOverInLaxMode() {
    Self.check("{{ x 1️⃣junk2️⃣ | downcase }}", "liquid-syntax", .warning, rendersAs: "x")
    Self.check("{% if x 1️⃣&&2️⃣ y %}a{% endif %}", "liquid-syntax", .warning, rendersAs: "a")
    Self.check("{{ x | default: 1️⃣'y2️⃣ }}", "liquid-syntax", .warning, rendersAs: "X")
    Self.check("{% for i in (1..2) 1️⃣nope2️⃣ %}{{ i }}{% endfor %}", "liquid-syntax", .warning, rendersAs: "12")
  }

  @Test func junkIsAnErrorInStrictMode() {
    let strict = Environment(errorMode: .strict)
    Self.check("{{ x 1️⃣junk2️⃣ | downcase }}", "liquid-syntax", rendersAs: "x", in: strict)
  }

  @Test func tagsWithoutSenseRenderAsNothing() {
    Self.check("a1️⃣{% assign %}2️⃣b", "liquid-syntax", rendersAs: "ab")
    Self.check("a1️⃣{% for x %}2️⃣c{% endfor %}b", "liquid-syntax", rendersAs: "ab")
    Self.check("a1️⃣{% if %}2️⃣c{% else %}d{% endif %}b", "liquid-syntax", rendersAs: "adb")
    Self.check("a1️⃣{% include %}2️⃣b", "liquid-syntax", rendersAs: "ab")
    #expect(render("{% include b.md c %}d", partials: ["b.md": "B"]).faults == ["liquid-syntax 1:17-1:18"])
  }

  @Test func errorsOfRenderingAreAtTheTag() {
    Self.check("a 1️⃣{{ 1 | divided_by: 0 }}2️⃣ b", "liquid-render", rendersAs: "a  b")
    Self.check("a 1️⃣{{ x | append }}2️⃣ b", "liquid-render", rendersAs: "a  b")
    Self.check("a 1️⃣{% if x > 1 %}2️⃣c{% endif %} b", "liquid-render", rendersAs: "a  b")
    Self.check("a 1️⃣{% include nope.md %}2️⃣ b", "liquid-missing-include", rendersAs: "a  b")
    #expect(render("{{ x | append }}", ["x": 1]).diagnostics.first?.message == "`append` takes 1 argument, not 0")
  }

  @Test func anErrorInALoopIsReportedOnce() {
    #expect(render("{% for i in (1..9) %}{{ i | modulo: 0 }}{% endfor %}").faults == ["liquid-render 1:22-1:41"])
  }

  @Test func errorsOfIncludesKnowTheChain() {
    let output = render(
      "\n{% include a.md %}{% include a.md %}",
      partials: ["a.md": "{% nope %}{% if 1 %}{{ 1 | divided_by: 0 }}{% endif %}"])
    #expect(output.faults == ["liquid-unknown-tag 1:1-1:11", "liquid-render 1:21-1:44"])
    #expect(output.diagnostics.map { $0.range?.file.path } == ["_includes/a.md", "_includes/a.md"])
    #expect(
      output.diagnostics.map { $0.range?.includes }
        == Array(repeating: [IncludeFrame(path: "page.md", line: 2)], count: 2))
  }

  @Test func aLoaderThatThrowsIsReported() {
    struct Broken: TemplateLoader {
      func template(named name: String) throws -> SourceFile? { throw LiquidError("`\(name)` cannot be read") }
    }
    let environment = Environment()
    let template = Template.parse(SourceFile(path: "p", text: "a{% include x %}b"), environment: environment)
    let output = template.render(includes: IncludeLibrary(loader: Broken(), environment: environment))
    #expect(output.text.text == "ab")
    #expect(output.diagnostics.map(\.message) == ["`x` cannot be read"])
  }
}

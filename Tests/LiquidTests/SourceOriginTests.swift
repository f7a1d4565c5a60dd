import Liquid
import SourceText
import TestSupport
import Testing

/// Every byte of the output knows where it comes from.
struct SourceOriginTests {
  @Test func literalTextComesFromItsPlace() {
    let text: MarkedText = "{% assign a = 1 %}\n{{ a }} then 1️⃣here\n"
    let output = render(text.text)
    #expect(output.text.text == "\n1 then here\n")
    #expect(output.text.origin(of: 8..<12)?.start == text.positions[1])
  }

  @Test func outputsComeFromTheirTag() {
    let text: MarkedText = "one\ntwo 1️⃣{{ 'x' | append: 'y' }}2️⃣ three"
    let output = render(text.text)
    #expect(output.text.text == "one\ntwo xy three")
    let origin = output.text.origin(of: 8..<10)
    #expect(origin?.start == text.positions[1])
    #expect(origin?.end == text.positions[2])
  }

  @Test func capturesKeepTheirLines() {
    let output = render("{% capture c %}\nfirst\nsecond\n{% endcapture %}\n\n  {{ c }}")
    #expect(output.origin(of: "second") == "page.md:3:1")
  }

  @Test func filtersThatKeepLinesKeepOrigins() {
    let capture = "{% capture c %}\n first\n second \n{% endcapture %}"
    #expect(render(capture + "{{ c | strip }}").origin(of: "second") == "page.md:3:2")
    #expect(render(capture + "{{ c | lstrip | rstrip }}").origin(of: "second") == "page.md:3:2")
    #expect(render(capture + "{{ c | append: '!' | prepend: '?' }}").origin(of: "second") == "page.md:3:2")
    #expect(render(capture + "{{ c | append: '!' }}").origin(of: "!") == "page.md:4:17")
    #expect(render(capture + "{{ c | replace: 'first', '1' }}").origin(of: "second") == "page.md:3:2")
    #expect(render(capture + "{{ c | replace: 'first', '1' }}").origin(of: "1") == "page.md:4:17")
    #expect(render(capture + "{{ 'x ' | append: c }}").origin(of: "second") == "page.md:3:2")
    #expect(render(capture + "{{ c | upcase }}").origin(of: "SECOND") == "page.md:4:17")
    #expect(render(capture + "{{ nothing | default: c }}").origin(of: "second") == "page.md:3:2")
  }

  @Test func aCustomFilterMayIndentAndKeepOrigins() {
    var environment = Environment()
    environment.register(filter: "indent", arguments: 0...1) { input, arguments, _ in
      guard case .captured(let text) = input else { return input }
      return .captured(text.prefixingLines(with: "   "))
    }
    let output = render("{% capture c %}\nfirst\nsecond\n{% endcapture %}{{ c | indent }}", in: environment)
    #expect(output.text.text == "   \n   first\n   second\n")
    #expect(output.origin(of: "second") == "page.md:3:1")
  }

  @Test func includedTextKnowsTheChain() {
    let output = render(
      "page\n\n{% include a.md %}",
      partials: ["a.md": "in a\n{% include dir/b.md %}", "dir/b.md": "\nin b {{ 'x' }}"])
    #expect(output.text.text == "page\n\nin a\n\nin b x")
    #expect(output.origin(of: "page") == "page.md:1:1")
    #expect(output.origin(of: "in a") == "page.md:3 > _includes/a.md:1:1")
    #expect(output.origin(of: "in b") == "page.md:3 > _includes/a.md:2 > _includes/dir/b.md:2:1")
    #expect(output.origin(of: "x") == "page.md:3 > _includes/a.md:2 > _includes/dir/b.md:2:6")
  }

  @Test func capturesOfIncludesKeepTheChain() {
    let output = render("{% capture c %}{% include a.md %}{% endcapture %}\n\n{{ c }}", partials: ["a.md": "\nin a"])
    #expect(output.origin(of: "in a") == "page.md:1 > _includes/a.md:2:1")
  }

  @Test func capturesAsParametersKeepTheirOrigins() {
    let output = render(
      "{% capture c %}\ninner\n{% endcapture %}{% include wrap.md content=c %}",
      partials: ["wrap.md": "<{{ include.content }}>"])
    #expect(output.text.text == "<\ninner\n>")
    #expect(output.origin(of: "inner") == "page.md:2:1")
    #expect(output.origin(of: ">") == "page.md:3 > _includes/wrap.md:1:23")
  }

  @Test func trimmedTextKeepsItsPlace() {
    let text: MarkedText = "a  \n {%- if true -%} \n  1️⃣b  \n {%- endif -%}\n 2️⃣c"
    let output = render(text.text)
    #expect(output.text.text == "abc")
    #expect(output.text.origin(of: 0..<1)?.start == SourcePosition(line: 1, column: 1))
    #expect(output.text.origin(of: 1..<2)?.start == text.positions[1])
    #expect(output.text.origin(of: 2..<3)?.start == text.positions[2])
  }

  @Test func rawTextComesFromItsPlace() {
    #expect(render("{% raw %}\n{{ x }}{% endraw %}").origin(of: "{{ x }}") == "page.md:2:1")
  }

  @Test func loopsRepeatOrigins() {
    let output = render("{% for i in (1..2) %}\nline {{ i }}{% endfor %}")
    #expect(output.text.text == "\nline 1\nline 2")
    #expect(output.origin(of: "line 1") == "page.md:2:1")
    #expect(output.origin(of: "line 2") == "page.md:2:1")
  }

  @Test func textsWithOriginsOfTheirOwnCanBeTemplates() {
    let file = SourceFile(path: "page.md", text: "---\ntitle: x\n---\nBody {{ title }}\n{{ title | nope }}{% nope %}")
    let template = Template.parse(MappedText(file, range: 17..<file.text.utf8.count), environment: Environment())
    let output = template.render(globals: ["title": "T"])
    #expect(output.text.text == "Body T\nT")
    #expect(output.origin(of: "Body") == "page.md:4:1")
    #expect(template.diagnostics.map { $0.range?.description } == ["page.md:5:12", "page.md:5:19"])
  }

  @Test func includesOfMappedTemplatesBeginTheChainAtTheOrigin() {
    let file = SourceFile(path: "page.md", text: "---\nx: |\n  {% include a.md %}\n---\n")
    let environment = Environment()
    let template = Template.parse(MappedText(file, range: 11..<29), environment: environment)
    let output = template.render(
      includes: IncludeLibrary(loader: Partials(texts: ["a.md": "in a"]), environment: environment))
    #expect(output.origin(of: "in a") == "page.md:3 > _includes/a.md:1:1")
  }
}

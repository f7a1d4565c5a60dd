import Liquid
import SourceText
import Testing

/// Tags and filters that a program adds.
struct CustomTagTests {
  /// Keeps its rendered body aside and writes a marker.
  private struct Aside: BlockTag {
    func render(_ call: TagCall, body: TagBody, into context: inout RenderContext) throws {
      let id = context.attach(body.render(in: &context))
      context.write("[\(call.name) \(call.markup) #\(id)]")
    }
  }

  /// Writes its parameters.
  private struct Parameters: SimpleTag {
    func render(_ call: TagCall, into context: inout RenderContext) throws {
      context.write(.object(try call.parameters(in: &context)))
    }
  }

  private static var environment: Environment {
    var environment = Environment()
    environment.register(block: "aside", Aside())
    environment.register(block: "verbatim", Aside(), isRaw: true)
    environment.register(tag: "parameters", Parameters())
    return environment
  }

  @Test func aBlockMayKeepItsBodyAside() throws {
    let output = render(
      "a\n  {% aside kind x %}\nurl: {{ x }}\n{% endaside %}\nb", ["x": "X"], in: Self.environment)
    #expect(output.text.text == "a\n  [aside kind x #0]\nb")
    let body = try #require(output.attachments.first as? MappedText)
    #expect(body.text == "\nurl: X\n")
    #expect(body.origin(of: 1..<4)?.description == "page.md:3:1")
  }

  @Test func idsAreGivenAtRenderTime() {
    let output = render("{% for i in (1..2) %}{% aside %}{{ i }}{% endaside %}{% endfor %}", in: Self.environment)
    #expect(output.text.text == "[aside  #0][aside  #1]")
    #expect(output.attachments.map { ($0 as? MappedText)?.text } == ["1", "2"])
  }

  @Test func aRawBlockIsNotParsed() {
    let output = render("{% verbatim %}{{ x }}{% if %}{% endverbatim %}.", in: Self.environment)
    #expect(output.text.text == "[verbatim  #0].")
    #expect(output.attachments.map { ($0 as? MappedText)?.text } == ["{{ x }}{% if %}"])
    #expect(output.faults == [])
  }

  @Test func aTagReadsParameters() {
    let output = render("{% parameters a=x.y b=\"c d\" e=3 %}", ["x": ["y": true]], in: Self.environment)
    #expect(output.text.text == "{\"a\"=>true, \"b\"=>\"c d\", \"e\"=>3}")
    #expect(render("{% parameters a b %}", in: Self.environment).faults == ["liquid-render 1:1-1:21"])
  }

  @Test func aTagKnowsItsPlaceAndItsBodysSource() {
    struct Probe: BlockTag {
      func render(_ call: TagCall, body: TagBody, into context: inout RenderContext) throws {
        let source = body.source(in: context)
        context.write(
          "\(call.range?.description ?? "") \(call.markupRange?.description ?? "-") \(source.text) "
            + "\(source.origin(of: 0..<1)?.description ?? "")")
      }
    }
    var environment = Environment()
    environment.register(block: "probe", Probe())
    let output = render(
      "\n{% include a.md %}", partials: ["a.md": "{% probe  m %}{{ x }}{% endprobe %}"], in: environment)
    #expect(output.text.text == "\n_includes/a.md:1:1 _includes/a.md:1:11 {{ x }} _includes/a.md:1:15")
    #expect(render("{% if 1 %}{% probe %}b{% endif %}", in: environment).text.text == "page.md:1:11 - b page.md:1:22")
  }

  @Test func breaksPassThroughABlock() {
    let output = render(
      "{% for i in (1..3) %}{% aside %}{{ i }}{% break %}no{% endaside %}{% endfor %}", in: Self.environment)
    #expect(output.attachments.map { ($0 as? MappedText)?.text } == ["1"])
  }

  @Test func errorsBecomeDiagnosticsAtTheTag() {
    struct Failing: SimpleTag {
      func render(_ call: TagCall, into context: inout RenderContext) throws { throw LiquidError("no luck") }
    }
    var environment = Environment()
    environment.register(tag: "failing", Failing())
    let output = render("a{% failing %}b", in: environment)
    #expect(output.text.text == "ab")
    #expect(output.faults == ["liquid-render 1:2-1:15"])
    #expect(output.diagnostics.map(\.message) == ["no luck"])
  }

  @Test func filtersTakeArgumentsAndContext() {
    var environment = Environment()
    environment.register(filter: "wrap", arguments: 1...1) { input, arguments, context in
      .string("\(arguments[0].text)\(input.text)\(arguments["end"]?.text ?? "?")\(context["y"].text)")
    }
    #expect(render("{{ 'a' | wrap: '<', end: '>' }}", ["y": 7], in: environment).text.text == "<a>7")
    #expect(render("{{ 'a' | wrap: '<' }}", in: environment).text.text == "<a?")
  }

  @Test func aFilterMayRenderItsInputAgain() {
    var environment = Environment()
    environment.register(filter: "liquify") { input, _, context in
      .captured(try context.render(MappedText(input.text, origin: context.range)))
    }
    let output = render("{% assign y = 2 %}{{ x | liquify }}", ["x": "{{ y | plus: 1 }}{% nope %}"], in: environment)
    #expect(output.text.text == "3")
    #expect(output.faults == ["liquid-unknown-tag 1:19-1:36"])
  }

  @Test func registersAndVariablesCanBePrepared() {
    struct Count: SimpleTag {
      func render(_ call: TagCall, into context: inout RenderContext) throws {
        let count = (context.registers["count"] as? Int ?? 0) + 1
        context.registers["count"] = count
        context.write("\(count)\(context["v"].text) ")
      }
    }
    var environment = Environment()
    environment.register(tag: "count", Count())
    let template = Template.parse(SourceFile(path: "p", text: "{% count %}{% count %}"), environment: environment)
    let output = template.render(globals: [:], includes: nil) {
      $0.registers["count"] = 5
      $0["v"] = "v"
    }
    #expect(output.text.text == "6v 7v ")
  }
}

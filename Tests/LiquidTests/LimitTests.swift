import Foundation
import Liquid
import SourceText
import Testing

/// Hostile input: nothing crashes, hangs or grows without bounds.
struct LimitTests {
  /// Runs `body` on a thread with the 512 KiB of stack that macOS gives to threads of its pools.
  private static func onSmallStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: body()) }
      thread.stackSize = 512 << 10
      thread.start()
    }
  }

  @Test func blocksNestUpTo100() async {
    @Sendable func nested(_ depth: Int) -> String {
      String(repeating: "{% if true %}", count: depth) + "x" + String(repeating: "{% endif %}", count: depth)
    }
    let fine = await Self.onSmallStack { render(nested(100)) }
    #expect(fine.text.text == "x")
    #expect(fine.faults == [])
    let tooDeep = await Self.onSmallStack { render(nested(5000)) }
    #expect(tooDeep.text.text == "")
    #expect(tooDeep.faults == ["liquid-limit 1:1301-1:1314"])
  }

  @Test func everyKindOfBlockNestsOnASmallStack() async {
    let parts = [
      ("{% for i in (1..1) %}", "{% endfor %}"), ("{% capture x %}", "{% endcapture %}{{ x }}"),
      ("{% case 1 %}{% when 1 %}", "{% endcase %}"), ("{% unless false %}", "{% endunless %}"),
      ("{% tablerow i in (1..1) %}", "{% endtablerow %}"),
    ]
    for (open, close) in parts {
      let text = String(repeating: open, count: 100) + "x" + String(repeating: close, count: 100)
      let output = await Self.onSmallStack { render(text) }
      #expect(output.text.text.contains("x"), "\(open)")
      #expect(output.faults == [], "\(open)")
    }
  }

  @Test func includesNestUpTo100() async {
    let output = await Self.onSmallStack {
      render("a{% include self.md %}b", partials: ["self.md": "<{% if true %}{% include self.md %}{% endif %}>"])
    }
    #expect(output.text.text.prefix(101) == "a" + String(repeating: "<", count: 100))
    #expect(output.diagnostics.count == 1)
    #expect(output.faults == ["liquid-limit 1:15-1:36"])
    #expect(output.diagnostics.first?.range?.includes.count == 100)
  }

  /// Twenty files that each include the next one twice would be a million.
  @Test func includesAreCounted() {
    let partials = (0..<20).map { ("\($0).md", "{% include \($0 + 1).md %}{% include \($0 + 1).md %}") }
    let output = render("{% include 0.md %}", partials: Dictionary(partials + [("20.md", "x")]) { $1 })
    #expect(output.diagnostics.map(\.message) == ["more than 50000 includes are rendered"])
  }

  @Test func includesInDeepBlocksStopOnASmallStack() async {
    let opening = String(repeating: "{% if true %}", count: 90)
    let closing = String(repeating: "{% endif %}", count: 90)
    let output = await Self.onSmallStack {
      render("{% include self.md %}", partials: ["self.md": "\(opening){% include self.md %}\(closing)"])
    }
    #expect(output.diagnostics.map(\.rule) == ["liquid-limit"])
  }

  @Test func capturesOfIncludesStopOnASmallStack() async {
    let opening = String(repeating: "{% for i in (1..1) %}{% capture x %}", count: 3)
    let closing = String(repeating: "{% endcapture %}{% endfor %}", count: 3)
    let output = await Self.onSmallStack {
      render("{% include self.md %}", partials: ["self.md": "\(opening){% include self.md %}\(closing)"])
    }
    #expect(output.diagnostics.map(\.rule) == ["liquid-limit"])
  }

  @Test func rendersOfTextsStopOnASmallStack() async {
    var environment = Environment()
    environment.register(filter: "liquify") { input, _, context in
      .captured(try context.render(MappedText(input.text, origin: context.range)))
    }
    let prepared = environment
    let output = await Self.onSmallStack {
      render("{{ x | liquify }}", ["x": "{% if x %}{{ x | liquify }}{% endif %}"], in: prepared)
    }
    #expect(output.diagnostics.map(\.rule) == ["liquid-limit"])
  }

  @Test func expressionsNestUpTo16() async {
    for (open, close) in [("[", "]"), ("a[", "]"), ("(", "..1)")] {
      let text = "{{ " + String(repeating: open, count: 5000) + "1" + String(repeating: close, count: 5000) + " }}"
      let output = await Self.onSmallStack { render(text) }
      #expect(output.diagnostics.first?.rule == "liquid-syntax", "\(open)")
      #expect(output.diagnostics.first?.message == "brackets are nested more than 16 deep", "\(open)")
    }
  }

  @Test func valuesNestUpTo100() async {
    let text =
      "{% assign a = '' | split: ',' %}{% for i in (1..200000) %}{% assign a = a | push: a %}{% endfor %}{{ a }}"
    let output = await Self.onSmallStack { render(text) }
    #expect(output.faults == ["liquid-limit 1:59-1:87"])
    let groups = "{% for i in (1..200000) %}{% assign a = a | group_by: 'b' %}{% endfor %}"
    let grouped = await Self.onSmallStack { render(groups, ["a": [["b": 1]]]) }
    #expect(grouped.diagnostics.map(\.rule) == ["liquid-limit"])
  }

  @Test func outputIsBounded() {
    var environment = Environment()
    environment.limits.outputBytes = 1000
    let output = render("{% for i in (1..100) %}12345678901234567890{% endfor %}after", in: environment)
    #expect(output.text.text.utf8.count == 1000)
    #expect(output.faults == ["liquid-limit 1:1-1:24"])
  }

  @Test func textsThatFiltersMakeOfLittleAreBounded() {
    var environment = Environment()
    environment.limits.outputBytes = 4 << 20
    let long = "{% assign s = 'xxxxxxxx' %}{% for i in (1..17) %}{% assign s = s | append: s %}{% endfor %}"
    for template in [
      // A megabyte for each of many short pieces.
      "{% assign r = '\\0\\0\\0\\0\\0' %}{{ s | replace: s, r }}",
      "{% assign a = '' | split: '' %}{% for i in (1..9) %}{% assign a = a | push: s %}{% endfor %}{{ a | jsonify }}",
      "{% assign f = s | replace: 'x', '%9999d' %}{{ 'now' | date: f }}",
    ] {
      let output = render(long + template, in: environment)
      #expect(output.diagnostics.map(\.rule) == ["liquid-limit"], "\(template)")
      #expect(output.text.text == "")
    }
  }

  @Test func stringsAreBounded() {
    var environment = Environment()
    environment.limits.outputBytes = 1 << 20
    for growth in ["append: s", "prepend: s", "replace: '', s", "replace: 'x', s", "split: '' | join: s"] {
      let text = "{% assign s = 'xx' %}{% for i in (1..1000) %}{% assign s = s | \(growth) %}{% endfor %}after"
      let output = render(text, in: environment)
      #expect(output.diagnostics.map(\.rule) == ["liquid-limit"], "\(growth)")
      #expect(output.text.text == "", "\(growth)")
    }
  }

  @Test func arraysAndLoopsAreBounded() {
    var environment = Environment()
    environment.limits.loopIterations = 1000
    #expect(render("{% for i in (1..9999999999) %}{% endfor %}", in: environment).faults == ["liquid-limit 1:1-1:31"])
    #expect(render("{{ (1..9999999999) | join }}", in: environment).faults == ["liquid-limit 1:1-1:29"])
    let doubling =
      "{% assign a = '1,2' | split: ',' %}{% for i in (1..100) %}{% assign a = a | concat: a %}{% endfor %}"
    #expect(render(doubling, in: environment).diagnostics.map(\.rule) == ["liquid-limit"])
    let nested = "{% for i in (1..40) %}{% for j in (1..40) %}{% endfor %}{% endfor %}"
    #expect(render(nested, in: environment).diagnostics.map(\.rule) == ["liquid-limit"])
    #expect(render("{% for i in (1..900) %}{% endfor %}x", in: environment).text.text == "x")
  }

  @Test(arguments: [
    "{{", "{%", "{{ ", "{% if ", "{% comment %}", "{% raw %}", "{{ a }", "{%-", "}}", "{{ '", "{% liquid liquid ",
    "{% liquid\n if x\n %}", "{% endif %}", "{% else %}", "{{ a | | b }}", "{% case x %}{% when %}", "{% for %}",
    "<script", "\u{0}", "{{ \u{0} }}", "{% \u{0} %}", "{% include a.md x=\" %}", "{% include {{ a %}", "{% doc %}",
  ])
  func repeatedPiecesTakeLinearTime(piece: String) async {
    // Quadratic work would take hours here: that the test ends at all is what it shows.
    // The first is the worst that was thought of; the others are shorter, so that debug builds take no minute.
    let text = String(repeating: piece, count: (piece == "{{" ? 1 << 20 : 1 << 18) / piece.utf8.count)
    let output = await Self.onSmallStack { render(text) }
    #expect(output.diagnostics.count <= 2000)
  }

  @Test func searchesTakeLinearTime() {
    // As above: a quadratic search would not end.
    let text = String(repeating: "a", count: 1 << 18)
    for expression in [
      "{{ s | replace: n, 'x' | size }}", "{{ s | split: n | size }}", "{{ s | remove_last: n | size }}",
      "{% if s contains n %}{% endif %}", "{{ s | strip_html | size }}", "{{ s | escape_once | size }}",
    ] {
      let output = render(expression, ["s": .string(text), "n": .string(text.dropFirst(1 << 17) + "b")])
      #expect(output.diagnostics.isEmpty)
    }
  }

  @Test func bytesThatAreNoTextAreReplaced() {
    let file = SourceFile(path: "page.md", bytes: [0x61, 0xFF, 0x7B, 0x7B, 0x20, 0x78, 0x20, 0x7D, 0x7D, 0x00, 0x62])
    let output = Template.parse(file, environment: Environment()).render(globals: ["x": "y"])
    #expect(output.text.text == "a\u{FFFD}y\u{0}b")
  }
}

import Liquid
import SourceText
import Testing

/// Standard tags where the reference implementation has ways of its own.
struct TagTests {
  private static let globals: LiquidObject = ["a": [1, 2, 3], "s": "str", "t": true, "h": ["k": 1, "l": 2], "v": "x"]

  @Test(arguments: [
    // Cycles with the same literals share a position; those with variables have one each.
    ("{% cycle 'x', \"y\" %}{% cycle \"x\",'y' %}", "xy"), ("{% cycle v, 'y' %}{% cycle v, 'y' %}", "xx"),
    ("{% for i in a %}{% cycle v, 'y' %}{% endfor %}", "xyx"), ("{% cycle (1..2), 3 %}{% cycle (1..2), 3 %}", "1..23"),
    ("{% cycle nil, 'y' %}{% cycle nil, 'y' %}", "yy"), ("{% cycle 'g': 1, 2 %}{% cycle 'g': 3, 4 %}", "14"),
    ("{% cycle 1 2, 3 %}{% cycle 1, 3 %}", "13"),
    // A string is one element, whatever is left out.
    ("{% for c in s offset: 1 limit: 0 %}[{{ c }}]{% endfor %}", "[str]"),
    ("{% for c in '' %}x{% else %}none{% endfor %}", "none"),
    ("{% for i in a, limit: 2, offset: 1, %}{{ i }}{% endfor %}", "23"),
    ("{% for p in h %}{{ p[0] }}{{ p[1] }}{% endfor %}", "k1l2"),
    ("{% for i in (1..'3') %}{{ i }}{% endfor %}", "123"), ("{{ (1..2.9) }}", "1..2"),
    // Names.
    ("{% assign x.y = 1 %}{{ x }}{% capture 'z' %}c{% endcapture %}{{ z }}", "c"),
    ("{% assign junk w = 2 %}{{ w }}", "2"),
    ("{% increment %}{% increment %}", "01"), ("{% increment 'q' %}{% decrement q %}", "0-1"),
    // Rows.
    ("{% tablerow i in a limit: nil %}{{ i }}{% endtablerow %}", "<tr class=\"row1\">\n</tr>\n"),
    (
      "{% tablerow i in a cols: '2x' limit: 3 %}{{ i }}{% if i == 2 %}{% break %}{% endif %}{% endtablerow %}",
      "<tr class=\"row1\">\n<td class=\"col1\">1</td><td class=\"col2\">2</td></tr>\n"
    ),
    // Blocks that print nothing but blanks leave their blanks out, though they hold rows or changes.
    ("a{% if t %} {% assign x = 1 %} {% endif %}b", "ab"),
    ("a{% if t %} {% ifchanged %} {% endifchanged %} {% endif %}b", "a b"),
    ("a{% case 1 %} {% when 1 %} {% endcase %}b", "ab"), ("a{% case 1 %}x{% when 1 %} {% endcase %}b", "a b"),
    // The words `empty` and `blank`.
    ("{% if empty == empty %}y{% else %}n{% endif %}{% if blank == blank %}y{% else %}n{% endif %}", "nn"),
    ("{% assign e = empty %}{% if '' == e %}y{% endif %}{% if e == empty %}y{% endif %}", "yy"),
    ("{% if (1..3) contains 1.5 %}y{% endif %}{% if (1..3) contains 4 %}y{% endif %}", "y"),
    // Members.
    (
      "{{ a['first'] }}|{{ a.first }}|{% assign r = (5..9) %}{{ r[0] }}|{{ r.first }}|{{ r.size }}|{{ h[1] }}",
      "|1||5|5|"
    ),
    ("{{ n.size }}{{ [1] }}{{ ['s'] }}{{ [v2[0]] }}", "8strstr"),
    ("{% raw %}{% endraw2 %}{{ x }}{% endraw junk %}.", "{% endraw2 %}{{ x }}."),
    ("a {% comment %} {{ x } {{ y {% endcomment %} %} {% endcomment %}b", "a b"),
  ])
  func asInRuby(text: String, expected: String) {
    var globals = Self.globals
    globals["n"] = 5
    globals["v2"] = ["s"]
    let output = render(text, globals, in: Environment(dialect: .shopify))
    #expect(output.text.text == expected)
    #expect(output.diagnostics.filter { $0.severity == .error } == [])
  }

  @Test func jekyllsObjectsHaveKeysOfAnyKind() {
    #expect(render("{{ h[1] }}{% assign e = empty %}", ["h": ["1": "one"]]).text.text == "one")
  }

  @Test func rendersRunOverObjectsToo() {
    let shopify = Environment(dialect: .shopify)
    let partials = ["p": "[{{ p[0] }}{{ x[1] }}{{ forloop.name }}{{ forloop.last }}]", "q/r": "({{ r }}{{ q/r }})"]
    let text = "{% render 'p' for h %}{% render 'p' for h as x %}{% render 'p' with nil %}{% render 'q/r' with 5 %}"
    let output = render(text, Self.globals, partials: partials, in: shopify)
    #expect(output.text.text == "[kpfalse][lptrue][1pfalse][2ptrue][](5)")
    #expect(render("{% include 'q/r' %}", ["r": "no"], partials: ["q/r": "({{ r }})"], in: shopify).text.text == "()")
  }

  @Test func includesDoNotWorkInRenderedTemplates() {
    let output = render(
      "{% render 'a' %}", partials: ["a": "x{% include 'b' %}y", "b": "B"], in: Environment(dialect: .shopify))
    #expect(output.text.text == "xy")
    #expect(output.diagnostics.map(\.range?.description) == ["_includes/a:1:2"])
  }

  @Test func theNameOfAnIncludeIsAString() {
    let output = render("{% include n %}", ["n": 5], partials: ["5": "no"], in: Environment(dialect: .shopify))
    #expect(output.faults == ["liquid-render 1:1-1:16"])
  }
}

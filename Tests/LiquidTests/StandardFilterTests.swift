import Liquid
import SourceText
import Testing

/// Standard filters where Ruby's ways show: parts of values, texts of arrays, arguments with names.
struct StandardFilterTests {
  private static let globals: LiquidObject = [
    "ints": [3, 1, 2], "nested": [[1, [2, 3]], [4]], "mixed": [1, "a", .nil, true], "nils": [.nil, 1, .nil],
    "objects": [["k": 3, "n": "x"], ["k": 1], ["n": "z"], ["k": .nil]], "hash": ["k": 1, "b": "two"], "text": "hello",
    "strings": ["b", "C", "a", "B"], "odd": [["k": 1], .nil], "1": "one", "numbers": [1, 1.0, "1"],
  ]
  private static let shopify = Environment(dialect: .shopify)

  @Test(arguments: [
    // Arrays as texts.
    ("ints | append: 'x'", "[3, 1, 2]x"), ("mixed | upcase", #"[1, "A", NIL, TRUE]"#),
    ("'a' | append: ints", "a[3, 1, 2]"),
    ("ints | size", "3"), ("5 | size", "8"), ("1.5 | size", "0"), ("nested | split: ', ' | size", "4"),
    // Parts of strings and integers.
    ("strings | map: 0", "bCaB"), ("text | map: -1", "o"), ("text | map: (1..2)", "el"), ("text | map: 9 | size", "1"),
    ("5 | map: 0", "1"), ("5 | map: (1..3)", "2"), ("-1 | map: 99", "1"), ("text | where: 'ell'", "hello"),
    ("ints | map: 1.9 | join: ','", "1,0,1"),
    // What has no parts.
    ("mixed | map: 0 | join: '|'", "1|a||"), ("odd | where: 'k'", ""), ("odd | sort: 'k'", ""), ("odd | uniq: 'k'", ""),
    ("odd | sum: 'k'", "1"), ("true | uniq: 'k'", "true"), ("5 | sort: 'k'", "5"), ("true | sort: 'k'", ""),
    // Keys are strings.
    ("hash | map: 1 | size", "1"), ("hash | where: 'k' | size", "1"), ("objects | map: nil | join: '|'", "|||"),
    // Order.
    ("strings | sort_natural", "abBC"), ("nils | sort | join: '|'", "1||"),
    ("objects | sort: 'k' | map: 'k' | join: '|'", "1|3||"),
    ("numbers | uniq | size", "3"), ("objects | compact: 'k' | size", "2"), ("nested | concat: nested | size", "6"),
    ("nested | sum", "10"), ("(3..1) | first", "3"), ("(3..1) | size", "0"),
    // Defaults.
    ("empty | default: 'd'", "d"), ("false | default: 'd', allow_false: true", "false"), ("1 | default: 2, 3", "1"),
    // Replacements.
    (#"text | replace: 'l', '<\0\&\1\\>'"#, #"he<ll\><ll\>o"#), (#"text | replace_first: 'l', '\\n'"#, #"he\nlo"#),
    (#"text | replace_last: 'l', '\0'"#, #"hel\0o"#), ("text | replace: '', '-'", "-h-e-l-l-o-"),
    // Words.
    ("' a b ' | truncatewords: 2", "a b..."), ("' a b' | truncatewords: 2", " a b"),
    ("'a b c' | truncatewords: 0", "a..."),
    // Numbers.
    ("3.14159 | divided_by: 5", "0.628318"), ("3.14159 | modulo: 2", "1.14159"), ("-7 | modulo: 2.5", "0.5"),
    ("1.0 | divided_by: 0", "Infinity"), ("-2.5 | times: 0", "-0.0"), ("0.1 | plus: 0.2", "0.3"),
    ("4611686018427387904 | round: -1", "4611686018427387900"), ("-15 | round: -1", "-20"),
    ("15.5 | round", "16"), ("2.675 | round: 2", "2.68"),
  ])
  func asInRuby(expression: String, expected: String) {
    let output = render("{{ \(expression) }}", Self.globals, in: Self.shopify)
    #expect(output.text.text == expected)
    #expect(output.faults == [])
  }

  @Test(arguments: [
    "5 | map: 'k'", "text | map: nil", "text | where: true", "ints | sum: 'k'", "text | has: hash",
    "ints | concat: (1..2)",
    "ints | concat: 'x'", "mixed | sort", "1 | divided_by: 0", "1.5 | modulo: 0", "1.0 | divided_by: 0 | ceil",
    "1.0 | divided_by: 0 | round", "text | upcase: k: 1", "text | append: 'x', k: 1", "text | slice: 1.5",
    "text | slice",
  ])
  func faults(expression: String) {
    let output = render("{{ \(expression) }}", Self.globals, in: Self.shopify)
    #expect(output.diagnostics.map(\.rule) == ["liquid-render"])
    #expect(output.text.text == "")
  }

  @Test func argumentsWithNamesAreOneObjectToFiltersThatTakeNone() {
    #expect(render("{{ 'a' | append: k: 1, l: 'm' }}").text.text == #"a{"k"=>1, "l"=>"m"}"#)
  }

  @Test func hugeIndicesAndWidthsAreHarmless() {
    let text = """
      {{ text | slice: -9223372036854775807, 9223372036854775807 }}{{ ints | slice: 9223372036854775807 | size }}\
      {{ text | map: -9223372036854775807 }}{{ text | map: (-9223372036854775807..9223372036854775807) }}\
      {{ 5 | map: (0..9223372036854775807) }}{{ 5 | map: -9223372036854775807 }}{{ text | truncate: 9223372036854775807 }}\
      {{ text | truncatewords: 9223372036854775807 }}{{ 1 | round: 9223372036854775807 }}{{ '1' | date: '%9999999999d' | size }}
      """
    let output = render(text, Self.globals, in: Self.shopify)
    #expect(output.text.text == "050hellohello11024")
    #expect(output.faults == [])
  }
}

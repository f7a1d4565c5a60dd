import Foundation
import Liquid
import SourceText
import Testing

/// Jekyll's filters, against the examples of Jekyll's documentation and what Jekyll 4.3 prints.
struct JekyllFilterTests {
  private static let globals: LiquidObject = [
    "words": ["foo", "bar", "baz"],
    "members": [
      ["name": "Ann", "year": 2013, "tags": ["a", "b"], "at": ["city": "Bonn"]],
      ["name": "Bob", "year": 2014, "tags": ["b"], "at": ["city": "Rome"]],
      ["name": "Cid", "year": 2013, "draft": true],
    ],
    "mixed": [["k": "10"], ["k": 9], ["k": .nil], ["k": ""], ["k": []], ["k": "1.50"], ["k": "x"]],
    "hash": ["a": ["k": 1], "b": ["k": 2]],
    "text": "a & b <c> \"d\" 'e'",
    "nested": ["a": [1, 2.5, .nil, false], "b": ["c": "d"]],
  ]

  @Test(arguments: [
    ("words | array_to_sentence_string", "foo, bar, and baz"),
    ("words | array_to_sentence_string: 'or'", "foo, bar, or baz"),
    ("words | pop | array_to_sentence_string", "foo and bar"),
    ("words | push: words | array_to_sentence_string", #"foo, bar, baz, and ["foo", "bar", "baz"]"#),
    ("words | push: 'x' | join: ','", "foo,bar,baz,x"),
    ("words | unshift: 'x' | join: ','", "x,foo,bar,baz"),
    ("words | shift | join: ','", "bar,baz"),
    ("words | shift: '2' | join: ','", "baz"),
    ("words | pop: 9 | size", "0"),
    ("words | sample: 2 | size", "2"), ("words | sample: 9 | sort | join: ','", "bar,baz,foo"),
    ("'x' | sample", "x"), ("words | sample: 0 | size", "0"),
    ("members | where: 'year', 2013 | map: 'name' | join: ','", "Ann,Cid"),
    ("members | where: 'year', '2014' | map: 'name' | join: ','", "Bob"),
    ("members | where: 'tags', 'b' | map: 'name' | join: ','", "Ann,Bob"),
    ("members | where: 'at.city', 'Rome' | map: 'name' | join: ','", "Bob"),
    ("members | where: 'draft', nil | map: 'name' | join: ','", "Ann,Bob"),
    ("mixed | where: 'k', empty | jsonify", #"[{"k":null},{"k":""},{"k":[]}]"#),
    ("mixed | where: 'k', 1.5 | jsonify", #"[{"k":"1.50"}]"#),
    ("mixed | where: nil, 1 | size", "7"), ("mixed | where: 'k', words | size", "7"),
    ("hash | where: 'k', 2 | jsonify", #"[{"k":2}]"#), ("'x' | where: 'k', 2", "x"),
    ("(1..5) | where_exp: 'i', 'i > 3' | join: ','", "4,5"),
    ("members | where_exp: 'm', 'm.year > 2013 or m.draft' | map: 'name' | join: ','", "Bob,Cid"),
    ("members | where_exp: 'm', \"m.tags contains 'a'\" | map: 'name' | join: ','", "Ann"),
    (
      "members | find: 'name', 'Bob' | inspect",
      "{&quot;name&quot;=&gt;&quot;Bob&quot;, &quot;year&quot;=&gt;2014, "
        + "&quot;tags&quot;=&gt;[&quot;b&quot;], &quot;at&quot;=&gt;{&quot;city&quot;=&gt;&quot;Rome&quot;}}"
    ),
    ("members | find: 'name', 'Dot' | inspect", "nil"),
    ("members | find_exp: 'm', 'm.year == 2013' | jsonify | slice: 0, 13", #"{"name":"Ann""#),
    ("members | group_by: 'year' | map: 'name' | join: ','", "2013,2014"),
    ("members | group_by: 'year' | map: 'size' | join: ','", "2,1"),
    ("mixed | group_by: 'k' | map: 'name' | join: '|'", "10|9||[]|1.5|x"),
    ("members | group_by_exp: 'm', 'm.name | downcase' | map: 'name' | join: ','", "ann,bob,cid"),
    ("hash | group_by_exp: 'pair', 'pair[1].k' | map: 'name' | join: ','", "1,2"),
    ("members | sort: 'year' | map: 'name' | join: ','", "Ann,Cid,Bob"),
    ("members | sort: 'draft', 'last' | map: 'name' | join: ','", "Cid,Ann,Bob"),
    ("members | sort: 'draft', 'first' | map: 'name' | join: ','", "Ann,Bob,Cid"),
    (
      "mixed | sort: 'k', 'last' | jsonify",
      ##"[{"k":""},{"k":"1.50"},{"k":9},{"k":"10"},{"k":[]},{"k":"x"},{"k":null}]"##
    ),
    ("text | xml_escape", "a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos;"),
    ("'foo, bar; baz?' | cgi_escape", "foo%2C+bar%3B+baz%3F"),
    ("'foo, bar \\baz?' | uri_escape", "foo,%20bar%20%5Cbaz?"),
    ("'100% %41%2F [ü]' | uri_escape", "100%25%20A/%20[%C3%BC]"),
    ("nested | jsonify", #"{"a":[1,2.5,null,false],"b":{"c":"d"}}"#),
    ("'  a \n\t b ' | normalize_whitespace", "a b"),
    ("'3.7' | to_integer", "3"), ("true | to_integer", "1"), ("nil | to_integer", "0"),
  ])
  func filter(expression: String, expected: String) {
    let output = render("{{ \(expression) }}", Self.globals)
    #expect(output.text.text == expected)
    #expect(output.faults == [])
  }

  @Test(arguments: [
    "words | where_exp: 'w', 'w =='", "words | group_by_exp: 'w', 'w | nope'", "words | pop: -1", "words | shift: nil",
    "words | sample: -1", "words | push: nil | sort", "members | sort: 'name', 'middle'", "nil | sort",
    "hash | group_by: 'k'",
  ])
  func faultsAreReported(expression: String) {
    let output = render("{{ \(expression) }}", Self.globals)
    #expect(output.diagnostics.map(\.severity) == [.error])
    #expect(output.text.text == "")
  }

  @Test func aSampleIsTheSameInEachRender() {
    let texts = (0..<5).map { _ in
      render("{% for i in (1..9) %}{{ (1..99) | where_exp: 'n', 'n' | sample }} {% endfor %}")
    }
    #expect(Set(texts.map(\.text.text)).count == 1)
    #expect(Set(texts[0].text.text.split(separator: " ")).count > 3)
  }
}

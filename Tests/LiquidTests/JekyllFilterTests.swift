import Foundation
import Liquid
import SourceText
import Testing

/// Jekyll's filters, against the examples of Jekyll's documentation.
struct JekyllFilterTests {
  private static let globals: LiquidObject = [
    "words": ["foo", "bar", "baz"],
    "members": [
      ["name": "Ann", "year": 2013, "tags": ["a", "b"], "at": ["city": "Bonn"]],
      ["name": "Bob", "year": 2014, "tags": ["b"], "at": ["city": "Rome"]],
      ["name": "Cid", "year": 2013, "draft": true],
    ],
    "text": "a & b <c> \"d\" 'e'",
    "nested": ["a": [1, 2.5, .nil, false], "b": ["c": "d"]],
  ]

  @Test(arguments: [
    ("words | array_to_sentence_string", "foo, bar, and baz"),
    ("words | array_to_sentence_string: 'or'", "foo, bar, or baz"),
    ("words | pop | array_to_sentence_string", "foo and bar"),
    ("words | push: 'x' | join: ','", "foo,bar,baz,x"),
    ("words | unshift: 'x' | join: ','", "x,foo,bar,baz"),
    ("words | shift | join: ','", "bar,baz"),
    ("words | shift: 2 | join: ','", "baz"),
    ("words | pop: 9 | size", "0"),
    ("members | where: 'year', 2013 | map: 'name' | join: ','", "Ann,Cid"),
    ("members | where: 'year', '2014' | map: 'name' | join: ','", "Bob"),
    ("members | where: 'tags', 'b' | map: 'name' | join: ','", "Ann,Bob"),
    ("members | where: 'at.city', 'Rome' | map: 'name' | join: ','", "Bob"),
    ("members | where: 'draft', nil | map: 'name' | join: ','", "Ann,Bob"),
    ("members | where_exp: 'm', 'm.year > 2013 or m.draft' | map: 'name' | join: ','", "Bob,Cid"),
    ("members | where_exp: 'm', \"m.tags contains 'a'\" | map: 'name' | join: ','", "Ann"),
    (
      "members | find: 'name', 'Bob' | inspect",
      "{&quot;name&quot;=&gt;&quot;Bob&quot;, &quot;year&quot;=&gt;2014, "
        + "&quot;tags&quot;=&gt;[&quot;b&quot;], &quot;at&quot;=&gt;{&quot;city&quot;=&gt;&quot;Rome&quot;}}"
    ),
    ("members | group_by: 'year' | map: 'name' | join: ','", "2013,2014"),
    ("members | group_by: 'year' | map: 'size' | join: ','", "2,1"),
    ("members | group_by_exp: 'm', 'm.name | downcase' | map: 'name' | join: ','", "ann,bob,cid"),
    ("members | sort: 'year' | map: 'name' | join: ','", "Ann,Cid,Bob"),
    ("members | sort: 'draft', 'last' | map: 'name' | join: ','", "Cid,Ann,Bob"),
    ("members | sort: 'draft', 'first' | map: 'name' | join: ','", "Ann,Bob,Cid"),
    ("text | xml_escape", "a &amp; b &lt;c&gt; &quot;d&quot; 'e'"),
    ("'foo, bar; baz?' | cgi_escape", "foo%2C+bar%3B+baz%3F"),
    ("'foo, bar \\baz?' | uri_escape", "foo,%20bar%20%5Cbaz?"),
    ("nested | jsonify", #"{"a":[1,2.5,null,false],"b":{"c":"d"}}"#),
    ("'  a \n\t b ' | normalize_whitespace", "a b"),
    ("'Hello there, you' | number_of_words", "3"),
    ("'你好hello世界world' | number_of_words: 'cjk'", "6"),
    ("'The _config.yml file' | slugify", "the-config-yml-file"),
    ("'The _config.yml file' | slugify: 'pretty'", "the-_config.yml-file"),
    ("'The _cönfig.yml file' | slugify: 'ascii'", "the-c-nfig-yml-file"),
    ("'The cönfig.yml file' | slugify: 'latin'", "the-config-yml-file"),
    ("'The _config.yml file' | slugify: 'raw'", "the-_config.yml-file"),
    ("'3.7' | to_integer", "3"), ("true | to_integer", "1"),
  ])
  func filter(expression: String, expected: String) {
    let output = render("{{ \(expression) }}", Self.globals)
    #expect(output.text.text == expected)
    #expect(output.faults == [])
  }

  @Test(arguments: [
    ("'2008-11-07T13:07:54-08:00' | date_to_xmlschema", "2008-11-07T13:07:54-08:00"),
    ("'2008-11-07 13:07:54 -0800' | date_to_rfc822", "Fri, 07 Nov 2008 13:07:54 -0800"),
    ("'2008-11-07' | date_to_string", "07 Nov 2008"),
    ("'2008-11-07' | date_to_string: 'ordinal', 'US'", "Nov 7th, 2008"),
    ("'2008-11-22' | date_to_long_string: 'ordinal'", "22nd November 2008"),
    ("'November 12, 2008' | date_to_long_string", "12 November 2008"),
    ("'Fri, 07 Nov 2008 13:07:54 GMT' | date: '%s'", "1226063274"),
    ("'2000-02-29' | date: '%j %U %W %V %G %u %a'", "060 09 09 09 2000 2 Tue"),
    ("'2021-01-03' | date: '%V %G'", "53 2020"),
    ("'2016-03-04 05:06:07' | date: '%-d/%-m/%y %l:%M %p %e %^b %3S %Z %%'", "4/3/16  5:06 AM  4 MAR 007 UTC %"),
    ("'2016-02-30' | date: '%Y'", "2016-02-30"),
    ("'no date' | date_to_string", "no date"),
    ("'now' | date: '%Y-%m-%d %H:%M'", "2001-09-09 01:46"),
  ])
  func date(expression: String, expected: String) {
    let environment = Environment(now: { Date(timeIntervalSince1970: 1_000_000_000) })
    #expect(render("{{ \(expression) }}", in: environment).text.text == expected)
  }

  @Test func datesWithoutZoneAreLocal() throws {
    let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
    let environment = Environment(timeZone: zone)
    #expect(
      render("{{ '2024-07-01 12:00' | date_to_xmlschema }}", in: environment).text.text == "2024-07-01T12:00:00+02:00")
    #expect(render("{{ 0 | date: '%H:%M %z' }}", in: environment).text.text == "01:00 +0100")
  }

  @Test func aFaultyExpressionIsReported() {
    #expect(render("{{ words | where_exp: 'w', 'w ==' }}", Self.globals).faults == ["liquid-render 1:1-1:37"])
  }
}

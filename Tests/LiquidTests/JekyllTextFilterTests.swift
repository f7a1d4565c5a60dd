import Liquid
import SourceText
import Testing

/// Jekyll's filters that make texts into slugs, addresses, counts of words and printed matter.
struct JekyllTextFilterTests {
  @Test(arguments: [
    ("slugify", "the-config-yml-file"), ("slugify: 'default'", "the-config-yml-file"),
    ("slugify: nil", "the-config-yml-file"), ("slugify: 'pretty'", "the-_cönfig.yml-file"),
    ("slugify: 'ascii'", "the-c-nfig-yml-file"), ("slugify: 'latin'", "the-config-yml-file"),
    ("slugify: 'raw'", "the-_cönfig.yml-file"), ("slugify: 'none'", "the _cönfig.yml file"),
  ])
  func slugsByMode(call: String, expected: String) {
    let expected =
      call.contains("latin") || call.contains("ascii") ? expected : expected.replacing("config", with: "cönfig")
    #expect(render("{{ 'The _cönfig.yml file' | \(call) }}").text.text == expected)
  }

  @Test func slugsKeepWhatTheModeKeeps() {
    #expect(render("{{ ' --A  - b-- ' | slugify: 'raw' }}").text.text == "--a---b--")
    #expect(render("{{ '!a!b!' | slugify }}|{{ nil | slugify }}|{{ '…' | slugify }}").text.text == "a-b||")
    #expect(render("{{ 'Ærøskøbing Łódź ß 日本' | slugify: 'latin' }}").text.text == "aeroskobing-lodz-ss")
  }

  @Test(arguments: [
    ("'Hello there,\tyou' | number_of_words", "3"), ("'你好hello世界world' | number_of_words", "1"),
    ("'你好hello世界world' | number_of_words: 'cjk'", "6"), ("'你好 hello 世界' | number_of_words: 'auto'", "5"),
    ("'hello world' | number_of_words: 'auto'", "2"), ("'한국어 カタカナ ー' | number_of_words: 'cjk'", "8"),
  ])
  func words(expression: String, expected: String) {
    #expect(render("{{ \(expression) }}").text.text == expected)
  }

  @Test(arguments: [
    ("/assets/style.css", "/base/assets/style.css"),
    ("a b/ü.html?x=1&y=a b#f g", "/base/a%20b/%C3%BC.html?x=1&y=a%20b#f%20g"),
    ("", "/base"), ("/", "/base/"), ("/a/./b/../c", "/base/a/c"), ("/%7Ea/%2f%zz", "/base/~a/%2F%25zz"),
    ("https://x.org/a b", "https://x.org/a b"), ("mailto:a@b.c", "mailto:a@b.c"), ("/[x]|\\", "/base/%5Bx%5D%7C%5C"),
  ])
  func relativeAddresses(path: String, expected: String) {
    let globals: LiquidObject = ["site": ["baseurl": "/base/", "url": "https://Example.com:443"], "p": .string(path)]
    #expect(render("{{ p | relative_url }}", globals).text.text == expected)
    let isAbsolute = path.hasPrefix("https:") || path.hasPrefix("mailto:")
    let absolute = isAbsolute ? expected : "https://example.com" + expected
    #expect(render("{{ p | absolute_url }}", globals).text.text == absolute)
  }

  @Test func addressesWithoutASite() {
    #expect(render("{{ 'a' | relative_url }} {{ '/a' | absolute_url }} {{ '' | relative_url }}").text.text == "/a /a ")
    #expect(render("{{ nil | relative_url }}{{ nil | absolute_url }}{{ nil | strip_index }}").text.text == "")
    let site: LiquidObject = ["site": ["url": "http://a.b"], "page": ["url": "/x/"]]
    #expect(render("{{ page | absolute_url }} {{ '' | absolute_url }}", site).text.text == "http://a.b/x/ http://a.b/")
    let texts =
      "{{ '/a/index.html' | strip_index }} {{ '/index.htm' | strip_index }} {{ '/index.html/b' | strip_index }}"
    #expect(render(texts).text.text == "/a/ / /index.html/b")
  }

  @Test(arguments: [
    (#"She said, "'Quoted' words in a larger quote.""#, "She said, “‘Quoted’ words in a larger quote.”"),
    ("the '80s -- rock 'n' roll --- it's done...", "the ’80s – rock ‘n’ roll — it’s done…"),
    (#""a" ("b") [c"d"] 5" it's"#, "“a” (“b”) [c”d”] 5” it’s"),
    ("a << b >> c <<d>> 1 < 2 & 3 > 2", "a «\u{A0}b\u{A0}» c «d» 1 &lt; 2 &amp; 3 &gt; 2"),
    (#"<a title="x">"y"</a> &lt; "z""#, #"<a title="x">“y”</a> &lt; “z”"#),
    ("<p>\"raw\"</p>\n\"not\"\n", "<p>\"raw\"</p>\n“not”"),
    (#"\"a\" '"b' "#, #"\“a\” ‘“b’ "#), ("\"_a_\" '", "“_a_” ‘"), ("\"... a\" \"?\" 's", "“… a” “?” ‘s"),
  ])
  func printedMatter(text: String, expected: String) {
    #expect(render("{{ t | smartify }}", ["t": .string(text)]).text.text == expected)
  }
}

import Liquid
import SourceText
import Testing

/// Jekyll's tags besides `include`.
struct JekyllTagTests {
  @Test func highlightedCodeIsHTML() {
    let output = render(
      "a\n{% highlight C++ linenos %}\n\nx = \"{{ y }}\" < 'b' & c\n\n{% endhighlight %}\nb", ["y": "Y"])
    #expect(
      output.text.text == """
        a
        <figure class="highlight"><pre><code class="language-c--" data-lang="c++">\
        x = &quot;Y&quot; &lt; &#39;b&#39; &amp; c</code></pre></figure>
        b
        """)
    #expect(output.origin(of: "x =") == "page.md:4:1")
    #expect(output.origin(of: "&lt;") == "page.md:4:15")
  }

  @Test(arguments: [
    ("link about.md", "/b/about.html"), ("link /docs/index.md", "/b/docs/"),
    ("link assets/a b.png", "/b/assets/a%20b.png"),
    ("link _guides/x/y.markdown", "/b/guides/x/y.html"), ("link _posts/2016-07-26-a-b.c.md", "/b/2016/07/26/a-b.html"),
    ("link cat/_posts/2016-7-6-x.md", "/b/cat/2016/07/06/x.html"), ("link {{ p }}.md", "/b/p.html"),
    ("post_url 2016-07-26-name-of-post", "/b/2016/07/26/name-of-post.html"),
    ("post_url /sub/2016-07-26-x", "/b/2016/07/26/x.html"),
  ])
  func links(tag: String, expected: String) {
    let output = render("{% \(tag) %}", ["site": ["baseurl": "/b"], "p": "p"])
    #expect(output.text.text == expected)
    #expect(output.faults == [])
  }

  @Test func aPostWithoutADateIsReported() {
    #expect(render("{% link _posts/name.md %}").faults == ["liquid-render 1:1-1:26"])
  }

  @Test func relativeIncludesBeginAtThePage() {
    struct Folders: TemplateLoader {
      func template(named name: String) -> SourceFile? {
        name == "a.md" ? SourceFile(path: "_includes/a.md", text: "<{% include_relative b.md x=1 %}>") : nil
      }
      func template(named name: String, besides page: String) -> SourceFile? {
        SourceFile(path: "docs/\(name)", text: "\(page) \(name) {{ include.x }}")
      }
    }
    let environment = Environment()
    let template = Template.parse(
      SourceFile(path: "docs/page.md", text: "{% include a.md %}{% include_relative {{ n }}.md %}"),
      environment: environment)
    let library = IncludeLibrary(loader: Folders(), environment: environment)
    let output = template.render(globals: ["n": "c/d"], includes: library)
    #expect(output.text.text == "<docs/page.md b.md 1>docs/page.md c/d.md ")
    #expect(output.origin(of: "b.md") == "docs/page.md:1 > _includes/a.md:1 > docs/b.md:1:14")
    #expect(render("{% include_relative b.md %}").faults == ["liquid-missing-include 1:1-1:28"])
  }
}

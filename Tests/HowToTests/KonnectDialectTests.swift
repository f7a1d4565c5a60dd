import JSON
import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

@Suite struct KonnectDialectTests {
  private func render(
    _ template: String, deployment: Runbook.Deployment = .konnect, tabs: [String: String] = [:]
  ) -> String {
    let reader = PageReader(deployment: deployment, tabs: tabs)
    let (text, diagnostics) = reader.markdown(of: SourceFile(path: "p.md", text: template))
    #expect(diagnostics == [])
    return text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: "|")
  }

  @Test func contentForOneDeployment() {
    let page =
      "{% konnect %}\ncontent: |\n  on Konnect\n\n  `{{ 1 | plus: 1 }}`\n{% endkonnect %}\n{% on_prem %}\ncontent: local\n{% endon_prem %}\n"
    #expect(render(page) == "on Konnect|`2`")
    #expect(render(page, deployment: .onPrem) == "local")
  }

  @Test func contentMayHaveATitleAndAnIndentation() {
    #expect(
      render("{% konnect %}\ntitle: Set up\nindent: 3\ncontent: |\n  a\n   b\n{% endkonnect %}")
        == "## Set up|   a|    b")
  }

  @Test func contentWithoutKeysIsShownAsItStands() {
    #expect(render("{% konnect %}plain text{% endkonnect %}") == "plain text")
  }

  @Test func stepsInContentForADeploymentKeepTheirLines() {
    let page: MarkedText = """
      {% konnect %}
      content: |
        1. Do it:

           {% konnect_api_request %}
           url: 1️⃣/v2/x
           {% endkonnect_api_request %}
      {% endkonnect %}
      """
    let book = read(page)
    #expect(book.outline == ["pagemd/1 request 5"])
    #expect(book.requests.first?.range(of: JSONPointer(["url"]))?.start == page.positions[1])
  }

  @Test func theFirstTabIsFollowedUnlessAnotherIsChosen() {
    let page =
      "{% navtabs \"how\" %}\n{% navtab \"UI\" %}click{% endnavtab %}\n{% navtab \"{{site.konnect_short_name}} API\" %}send{% endnavtab %}\n{% endnavtabs %}"
    #expect(render(page) == "click")
    #expect(render(page, tabs: ["how": "konnect-api"]) == "send")
    #expect(render(page, tabs: ["how": "Konnect API"]) == "send")
    #expect(render(page, tabs: ["how": "none"]) == "click")
    #expect(render(page, tabs: ["other": "Konnect API"]) == "click")
  }

  @Test func tabsNest() {
    let page =
      "{% navtabs a %}{% navtab A %}{% navtabs b %}{% navtab B %}1{% endnavtab %}{% navtab C %}2{% endnavtab %}{% endnavtabs %}3{% endnavtab %}{% navtab D %}4{% endnavtab %}{% endnavtabs %}5"
    #expect(render(page) == "1|3|5")
    #expect(render(page, tabs: ["b": "C"]) == "2|3|5")
    #expect(render(page, tabs: ["a": "D"]) == "4|5")
  }

  @Test func whatIsForReferenceIsHidden() {
    #expect(render("a{% table %}\nrows: []\n{% endtable %}{% mermaid %}x{% endmermaid %}{% new_in 3.4 %}b") == "ab")
    #expect(render("{% details %}shown{% enddetails %}") == "shown")
  }

  @Test func indentPutsBlanksBeforeEachLine() {
    #expect(
      render("{% capture x %}a\nb{% endcapture %}{{ x | indent }}|{{ x | indent: 1 }}|{{ x | indent: 0 }}")
        == "   a|   b| a| b|a|b")
  }

  @Test func otherFilters() {
    #expect(
      render("{{ 'a_b c-d' | titleize }} {{ 'a  b' | oneline }} {{ '$A' | escape_env_variables }}") == "A B C D a b $A")
    #expect(render("{% assign x = '{{ 1 | plus: 2 }}' %}{{ x | liquify }}") == "3")
    #expect(render("{{ 'a,b' | split: ',' | json_prettify | oneline }}") == "[ \"a\", \"b\" ]")
  }

  @Test func anIncludeMayRefuse() {
    let diagnostics = PageReader().markdown(of: SourceFile(path: "p.md", text: "\n {% raise \"no name\" %}"))
      .diagnostics
    #expect(diagnostics.map(\.rule) == ["liquid-raise"])
    #expect(diagnostics.first?.message == "the site refuses this: no name")
    #expect(diagnostics.first?.range?.description == "p.md:2:2")
  }

  @Test func theContentOfATagIsShownInMarkdown() {
    let page =
      "1. Send:\n   {% konnect_api_request %}\n   url: /v2/x\n   body:\n     a: 1\n   {% endkonnect_api_request %}\n"
    #expect(
      render(page) == "1. Send:|   ```yaml # konnect_api_request|   url: /v2/x|   body:|     a: 1|   ```")
  }
}

import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

@Suite struct VariantsTests {
  private static let page: MarkedText = """
    ---
    title: Page
    works_on: [konnect, on-prem]
    tldr:
      a: |
        Do it:
        ```sh
        kubectl apply
        ```
    faqs:
      - q: How?
        a: |
          {% konnect_api_request %}
          url: /v2/faq
          {% endkonnect_api_request %}
    ---

    ## Send

    {% navtabs "how" %}
    {% navtab "UI" %}
    1. Click **Save**.
    {% endnavtab %}
    {% navtab "API" %}
    {% assign later = "seen" %}
    {% konnect_api_request %}
    url: /v2/x
    {% endkonnect_api_request %}
    {% endnavtab %}
    {% endnavtabs %}

    {% on_prem %}
    content: |
      ```sh
      kong reload
      ```
    {% endon_prem %}

    ```sh
    echo one | tee a
    ```
    {: data-deployment-topology="konnect" data-test-step="block" }

    {% validation request-check %}
    url: /{{ later }}
    {% endvalidation %}
    """

  private func read(deployment: Runbook.Deployment? = nil, tabs: [String: String] = [:]) -> Runbook {
    PageReader(deployment: deployment, tabs: tabs).read(SourceFile(path: "p.md", text: Self.page.text))
  }

  @Test func aReaderFollowsTheFirstTabOnKonnect() {
    let book = read()
    #expect(book.deployment == .konnect)
    #expect(book.outline == ["send/1 manual 22", "send/2 shell 39", "send/3 request 44"])
    #expect(
      book.otherSteps.map(\.id) == ["page/1@tldr", "send/1@api", "send/1@on-prem", "faqs/1@faq"])
    #expect(book.otherSteps.map(\.zone) == [.tldr, .body, .body, .faq])
  }

  @Test func aReaderMayChooseOtherwise() {
    let book = read(deployment: .onPrem, tabs: ["how": "api"])
    #expect(book.outline == ["send/1 shell 34", "send/2 request 44"])
    // The tab is followed, and what it holds is for Konnect.
    #expect(book.otherSteps.map(\.id).contains("send/1@konnect"))
    #expect(book.requests.first?.url == "http://localhost:8000/seen")
  }

  @Test func whatAHiddenTabAssignsIsKnownBelow() {
    #expect(read().requests.map(\.path) == ["/seen"])
    #expect(read().requests.first?.url == "$KONNECT_PROXY_URL/seen")
  }

  @Test func stepsNameTheirConditionsAndMarks() throws {
    let book = read()
    #expect(book.steps.map(\.mark) == [nil, .step, .step])
    #expect(book.steps[1].conditions == [.deployment(.konnect)])
    let tab = try #require(book.otherSteps.first { $0.id == "send/1@api" })
    guard case .tab(let found)? = tab.conditions.first else {
      Issue.record("no tab")
      return
    }
    #expect(found.group == "how")
    #expect(found.name == "API")
    #expect(found.index == 1)
  }

  @Test func aPageForOneDeploymentIsReadInIt() {
    let page = "---\nworks_on: [on-prem]\n---\n\n{% validation request-check %}\nurl: /a\n{% endvalidation %}\n"
    let book = PageReader().read(SourceFile(path: "p.md", text: page))
    #expect(book.deployment == .onPrem)
    #expect(book.requests.map(\.url) == ["http://localhost:8000/a"])
  }

  @Test func aVariableOfAnotherTabIsNoted() {
    let page =
      "{% navtabs a %}\n{% navtab A %}\nx\n{% endnavtab %}\n{% navtab B %}\n```sh\nexport MY_VPC=v\n```\n{% endnavtab %}\n{% endnavtabs %}\n\n{% konnect_api_request %}\nurl: /v2/x/$MY_VPC/$OTHER\n{% endkonnect_api_request %}\n"
    let book = PageReader().read(SourceFile(path: "p.md", text: page))
    #expect(book.faults == ["note undefined-variable", "warning undefined-variable"])
    #expect(book.diagnostics.first?.range?.text == "$MY_VPC")
    #expect(book.diagnostics.first?.notes.first?.range?.start.line == 6)
  }

  @Test func faultsOfBlocksAreToldWhereverTheyStand() {
    let page =
      "{% navtabs a %}\n{% navtab A %}\nx\n{% endnavtab %}\n{% navtab B %}\n{% konnect_api_request %}\n- a\n{% endkonnect_api_request %}\n{% endnavtab %}\n{% endnavtabs %}\n"
    let book = PageReader().read(SourceFile(path: "p.md", text: page))
    #expect(book.faults == ["error unreadable-block"])
    // Its own steps can be read all the same.
    #expect(book.isReadable)
  }
}

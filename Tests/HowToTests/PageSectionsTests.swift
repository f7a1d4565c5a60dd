import JSON
import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

@Suite struct PageSectionsTests {
  private let page: MarkedText = """
    ---
    title: A page
    prereqs:
      inline:
        - title: Last
          content: |
            ```sh
            1️⃣export A=1
            ```
        - title: First
          position: before
          content: |
            {% konnect_api_request %}
            url: 2️⃣/v2/first
            {% endkonnect_api_request %}
    cleanup:
      inline:
        - title: Remove it
          content: |
            {% konnect_api_request %}
            url: /v2/last
            method: DELETE
            {% endkonnect_api_request %}
    ---

    ## Do it

    {% konnect_api_request %}
    url: /v2/body
    {% endkonnect_api_request %}
    """

  @Test func prerequisitesBodyAndCleanupInOrder() {
    let book = read(page)
    #expect(book.diagnostics == [])
    #expect(book.steps.map(\.id) == ["first/1", "last/1", "do-it/1", "remove-it/1"])
    #expect(book.steps.map(\.zone) == [.prereq, .prereq, .body, .cleanup])
    #expect(
      book.steps.map(\.section) == [
        ["A page", "Prerequisites", "First"], ["A page", "Prerequisites", "Last"], ["A page", "Do it"],
        ["A page", "Cleanup", "Remove it"],
      ])
  }

  @Test func stepsOfTheFrontMatterHaveTheirOwnLines() {
    let book = read(page)
    #expect(book.steps.map(\.origin.start.line) == [13, 7, 28, 20])
    #expect(book.assignments.first?.range.start == page.positions[1])
    #expect(book.requests.first?.range(of: JSONPointer(["url"]))?.start == page.positions[2])
  }

  @Test func whatIsAboveTheFirstHeadingOfTheBodyHasTheTitleAlone() {
    let book = read(
      "---\ntitle: A\nprereqs:\n  inline:\n    - title: B\n      content: |\n        ```sh\n        export C=1\n        ```\n---\n```sh\nexport D=1\n```\n"
    )
    #expect(book.steps.map(\.section) == [["A", "Prerequisites", "B"], ["A"]])
  }

  @Test func aMissingIncludeOutsideASiteIsAWarningAtItsLine() throws {
    let page: MarkedText = """
      ---
      prereqs:
        inline:
          - title: Gateway
            include_content: 1️⃣prereqs/gateway
      ---
      """
    let diagnostic = try #require(read(page).diagnostics.first)
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.rule == "liquid-missing-include")
    #expect(diagnostic.range?.start == page.positions[1])
    #expect(diagnostic.fix?.message == "name the page's site with --site DIR, so that its includes are found")
    #expect(read(page).isReadable)
  }

  @Test func aMissingIncludeOfASiteIsAnError() throws {
    let folder = try TemporaryFolder(["_config.yml": "title: x\n"])
    let reader = PageReader(site: try Site(folder: folder.url, shownAs: "site"))
    let book = reader.read(SourceFile(path: "p.md", text: "text\n\n  {% include no.md %}\n"))
    #expect(book.faults == ["error liquid-missing-include"])
    #expect(book.diagnostics.first?.range?.description == "p.md:3:3")
  }

  @Test func titlesAndContentsHoldLiquid() {
    let book = read(
      "---\ntitle: Use {{ site.konnect_short_name }}\nprereqs:\n  inline:\n    - title: '{{ site.base_gateway }}'\n      content: \"```sh\\nexport A={{ 1 | plus: 1 }}\\n```\"\n---\n"
    )
    #expect(book.title == "Use Konnect")
    #expect(book.steps.map(\.section) == [["Use Konnect", "Prerequisites", "Kong Gateway"]])
    #expect(book.assignments.map(\.value) == [.literal("2")])
  }
}

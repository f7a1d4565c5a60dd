import Foundation
import Testing

/// `coverage`: which operations pages exercise.
@Suite struct CoverageTests {
  private func folder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(
      """
      openapi: 3.0.3
      info: {title: Things, version: 1.0.0}
      servers: [{url: https://us.api.konghq.com/v2}]
      paths:
        /things:
          get: {operationId: list-things, responses: {'200': {description: All}}}
          post: {operationId: create-thing, responses: {'201': {description: Made}}}

      """, to: "things.yaml")
    try folder.write(
      "## A\n\n{% konnect_api_request %}\nurl: /v2/things\n{% endkonnect_api_request %}\n", to: "page.md")
    return folder
  }

  @Test func tellsWhatIsCovered() throws {
    let result = try folder().run(["coverage", "--specs", "things.yaml", "page.md"])
    #expect(
      result.output == """
        API           operations  covered        %
        Things 1.0.0           2        1     50.0  █████

        Things 1.0.0  things.yaml
          GET /v2/things
            page.md:3

        1 page: 1 of 2 operations covered, 50.0 %

        """)
    #expect(result.status == 0)
  }

  @Test func listsWhatIsNotCoveredAsJSON() throws {
    let result = try folder().run(
      ["coverage", "--specs", "things.yaml", "--uncovered", "--format", "json", "page.md"])
    let value = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let api = try #require((value["apis"] as? [[String: Any]])?.first)
    #expect((api["uncoveredOperations"] as? [[String: String]])?.map { $0["operationId"] } == ["create-thing"])
    #expect((api["coveredOperations"] as? [[String: Any]])?.count == 1)
    #expect(value["percent"] as? Double == 50)
  }
}

import Foundation
import Testing

/// `run` on pages with shell blocks and decK entities.
@Suite struct ShellAndEntitiesTests {
  private func run(_ page: String, _ options: String...) async throws -> RunbookProcess.Result {
    let folder = try ScratchFolder()
    try folder.write("---\ntitle: Page\n---\n\n" + page, to: "page.md")
    return try await RunbookProcess.run(arguments: ["run", "page.md"] + options, in: folder.url)
  }

  private let entities = """
    ## Apply

    ```yaml
    echo '
    _format_version: "3.0"
    services:
      - name: example-service
        url: http://httpbin.konghq.com/anything
    routes:
      - name: example-route
        paths: ["/anything"]
        service: {name: example-service}
    consumers:
      - username: dana
        keyauth_credentials: [{key: secret-of-dana}]
    plugins:
      - name: key-auth
        service: example-service
        config: {key_names: [apikey]}
    ' | deck gateway apply -
    ```


    """

  @Test func entitiesAreAppliedToTheMock() async throws {
    let result = try await run(entities)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.lines.contains { $0.contains("CONTROL_PLANE_ID = ") && $0.contains("provisioned: control plane") })
    for text in [
      "service `example-service` created", "route `example-route` created", "consumer `dana` created",
      "API key created", "plugin `key-auth` created",
    ] { #expect(result.output.contains(text)) }
    #expect(!result.output.contains("secret-of-dana"))
  }

  @Test func entitiesThatKonnectRefusesFailInItsWords() async throws {
    let result = try await run(entities.replacing("paths:", with: "pathes:"))
    #expect(result.status == 1)
    #expect(result.output.contains("cannot create route `example-route`"))
    #expect(result.output.contains("pathes"))
  }

  private let shell = """
    ## Run

    ```bash
    export API_SECRET=$(echo very-secret-value)
    printf 'a\\nb\\n' > lines.txt
    ```

    ```bash
    test "$(wc -l < lines.txt)" -eq 2
    test "$API_SECRET" = very-secret-value
    ```

    """

  @Test func aShellIsUsedOnlyWhereItIsAllowed() async throws {
    let refused = try await run(shell)
    #expect(refused.output.contains("a shell block; --allow-shell runs it"))
    #expect(refused.lines.last?.hasPrefix("INCOMPLETE") == true)
    let result = try await run(shell, "--allow-shell")
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.lines.last?.hasPrefix("PASSED  2 steps: 2 passed") == true)
    #expect(!result.output.contains("very-secret-value"))
  }

  @Test func whatABlockPrintsIsRedacted() async throws {
    let failing = shell + "```bash\necho \"$API_SECRET\" \"$KONNECT_TOKEN\" >&2\nfalse\n```\n"
    let result = try await run(failing, "--allow-shell")
    #expect(result.status == 1)
    #expect(result.output.contains("exit status 1, expected 0"))
    #expect(result.output.contains("•••"))
    #expect(!result.output.contains("very-secret-value"))
    #expect(!result.output.contains("mock-token"))
  }

  @Test func itsLimitsCanBeSet() async throws {
    let result = try await run("## Run\n\n```bash\nsleep 60\nls\n```\n", "--allow-shell", "--shell-timeout", "0.5")
    #expect(result.status == 1)
    #expect(result.output.contains("and was ended (--shell-timeout allows more)"))
    let wrong = try await run("## Run\n\n```bash\nls\n```\n", "--allow-shell", "--shell-timeout", "0")
    #expect(wrong.status == 2)
  }

  @Test func entitiesAreCheckedAgainstTheSpecification() async throws {
    let folder = try ScratchFolder()
    let page = """
      ---
      title: Page
      ---

      {% entity_examples %}
      entities:
        services:
          - name: example-service
            host: httpbin.konghq.com
            port: many
      {% endentity_examples %}
      """
    try folder.write(page, to: "page.md")
    let result = try await RunbookProcess.run("check", "page.md", in: folder.url)
    #expect(result.status == 1)
    #expect(
      result.output.contains("page.md:10:13: error[body-mismatch]: service `example-service`: in the body, port:"))
  }
}

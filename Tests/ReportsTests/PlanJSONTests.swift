import JSON
import Reports
import Testing

struct PlanJSONTests {
  @Test func hasTheShapeThatOthersReadBy() throws {
    let plan = PlanJSON.render(ReportFixture.runbook)
    #expect(plan.object?.keys == ["page", "title", "deployment", "steps", "variables", "diagnostics"])
    #expect(plan["page"] == "docs/p.md")
    #expect(plan["title"] == "Make a thing")
    #expect(plan["deployment"] == "konnect")
    #expect(plan["steps"]?.array?.map { $0["id"]?.string } == ["create/1", "create/2", "create/3", "check/1"])
    #expect(plan["steps"]?.array?.map { $0["kind"]?.string } == ["manual", "request", "export", "request"])
  }

  @Test func tellsARequestWhole() throws {
    let step = try #require(PlanJSON.render(ReportFixture.runbook)["steps"]?[1])
    let expected = try JSONParser.parse(
      """
      {
        "id": "create/2", "kind": "request", "title": "Make it", "section": ["Make a thing", "Create"], "zone": "body",
        "origin": {"file": "docs/p.md", "line": 12, "column": 1, "includes": []}, "rule": "block",
        "mark": "step", "conditions": [{"deployment": "konnect"}],
        "request": {
          "block": "konnect_api_request", "method": "POST", "region": "eu",
          "url": "https://eu.api.konghq.com/v2/things", "path": "/v2/things",
          "headers": ["Authorization: Bearer $KONNECT_TOKEN", "X-Note: n"],
          "body": {"name": "thing", "owner": "$OWNER"}, "expect": {"status": 201},
          "captures": [{"variable": "THING_ID", "jq": ".id"}]
        },
        "uses": ["KONNECT_TOKEN", "OWNER"], "defines": ["THING_ID"], "after": ["create/1"]
      }
      """)
    #expect(step == expected)
    #expect(step.object?.keys == expected.object?.keys)
    #expect(step["request"]?.object?.keys == expected["request"]?.object?.keys)
  }

  @Test func tellsPollingAndSnippets() throws {
    let request = try #require(PlanJSON.render(ReportFixture.runbook)["steps"]?[3]?["request"])
    #expect(
      request["expect"] == [
        "status": 200, "until": ["state": "ready", "limit_seconds": 240],
        "snippets": [
          [
            "line": 44, "fragment": ["a": ["b": "c"]], "subject": "thing",
            "claims": [["path": "a.b", "value": "c"]],
          ]
        ],
      ])
  }

  @Test func tellsManualStepsAndExports() throws {
    let steps = try #require(PlanJSON.render(ReportFixture.runbook)["steps"])
    #expect(
      steps[0]?["actions"] == [
        ["text": "In the sidebar, click Things.", "line": 7], ["text": "Enter `x`.", "line": 8],
      ])
    #expect(steps[2]?["exports"] == [["variable": "THING_TOKEN", "response": "create/2"]])
    #expect(steps[2]?["after"] == ["create/2"])
  }

  @Test func tellsVariablesWithTheirSources() throws {
    let variables = try #require(PlanJSON.render(ReportFixture.runbook)["variables"]?.array)
    #expect(
      variables == [
        [
          "name": "KONNECT_TOKEN", "secret": true,
          "sources": [["kind": "environment", "step": nil, "detail": "set by whoever runs the page"]],
        ],
        [
          "name": "OWNER", "secret": false,
          "sources": [["kind": "undefined", "step": nil, "detail": "no step sets it"]],
        ],
        ["name": "THING_ID", "secret": false, "sources": [["kind": "capture", "step": "create/2", "detail": ".id"]]],
        [
          "name": "THING_TOKEN", "secret": true,
          "sources": [["kind": "response", "step": "create/3", "detail": "the response to create/2"]],
        ],
      ])
  }

  @Test func tellsDiagnostics() throws {
    let diagnostic = try #require(PlanJSON.render(ReportFixture.runbook)["diagnostics"]?[0])
    #expect(diagnostic["rule"] == "undefined-variable")
    #expect(diagnostic["severity"] == "warning")
    #expect(diagnostic["step"] == "create/2")
    #expect([diagnostic["file"], diagnostic["line"], diagnostic["column"]] == ["docs/p.md", 21, 10])
    #expect([diagnostic["endLine"], diagnostic["endColumn"]] == [21, 16])
    #expect(diagnostic["includes"] == [] && diagnostic["notes"] == [])
    #expect(diagnostic["fix"]?["message"]?.string?.hasPrefix("add `export OWNER=…`") == true)
  }

  @Test func readsTheOtherKinds() throws {
    let plan = PlanJSON.render(
      ReportFixture.runbook(
        """
        ## A

        {% konnect_api_request %}
        url: /v2/$CONTROL_PLANE_ID
        extract_body: [{name: id, variable: X}]
        {% endkonnect_api_request %}

        Wait until the network displays as `Ready`.

        Repeat the previous step for all control planes.

        ```sh
        echo hi
        ```

        ```sh
        export A=$(date)
        export B='<your b>'
        export C=c
        ```
        """))
    let steps = try #require(plan["steps"]?.array)
    #expect(steps.map { $0["kind"]?.string } == ["request", "wait", "repeat", "shell", "export"])
    #expect(steps[0]["request"]?["extract_body"] == [["name": "id", "variable": "X"]])
    #expect(steps[1]["wait"] == ["text": "Wait until the network displays as `Ready`.", "state": "Ready"])
    #expect(
      steps[2]["repeat"] == [
        "text": "Repeat the previous step for all control planes.", "steps": ["a/2"], "subject": "control planes",
        "variable": "CONTROL_PLANE_ID",
      ])
    #expect(steps[3]["block"] == ["language": "sh", "text": "echo hi\n", "executed": true])
    #expect(steps[4]["exports"]?[0] == ["variable": "A", "command": "$(date)"])
    #expect(steps[4]["exports"]?[2] == ["variable": "C", "value": "c"])
  }

  @Test func holdsNoSecretThatThePageSpellsOut() {
    let plan = PlanJSON.render(
      ReportFixture.runbook(
        """
        ## A

        ```sh
        export API_KEY='hunter2-literal'
        export PLAIN=visible
        export SHORT_KEY=abc
        ```

        ```sh
        kubectl hunter2-literal && export DB_PASSWORD="pass word" OTHER=fine
        ```

        {% konnect_api_request %}
        url: /v2/x?key=hunter2-literal&latest=hunter2-literals
        method: POST
        headers:
          - 'Authorization: Basic YWRtaW46cGFzcw=='
          - 'apikey: topsecret'
          - 'X-Plain: value'
          - 'X-Api-Key: $API_KEY'
        body:
          a: [hunter2-literal, $API_KEY, abcdef, abc]
        {% endkonnect_api_request %}
        """)
    )
    let text = plan.description
    for secret in ["pass word", "YWRtaW46cGFzcw", "topsecret", "\"hunter2-literal\"", "=hunter2-literal&"] {
      #expect(!text.contains(secret))
    }
    #expect(plan["steps"]?[0]?["exports"]?[0] == ["variable": "API_KEY", "value": "•••"])
    #expect(plan["steps"]?[0]?["exports"]?[1] == ["variable": "PLAIN", "value": "visible"])
    #expect(plan["steps"]?[1]?["block"]?["text"] == "kubectl ••• && export DB_PASSWORD=\"•••\" OTHER=fine\n")
    let request = plan["steps"]?[2]?["request"]
    #expect(request?["path"] == "/v2/x?key=•••&latest=hunter2-literals")
    #expect(
      request?["headers"] == [
        "Authorization: Bearer $KONNECT_TOKEN", "Authorization: Basic •••", "apikey: •••", "X-Plain: value",
        "X-Api-Key: $API_KEY",
      ])
    #expect(request?["body"] == ["a": ["•••", "$API_KEY", "abcdef", "•••"]])
    #expect(plan["variables"]?.array?.first { $0["name"] == "API_KEY" }?["sources"]?[0]?["detail"] == "•••")
  }
}

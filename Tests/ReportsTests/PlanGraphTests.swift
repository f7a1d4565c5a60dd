import Reports
import Testing

struct PlanGraphTests {
  @Test func drawsAFlowchart() {
    #expect(
      PlanGraph.mermaid(ReportFixture.runbook) == """
        flowchart TD
          subgraph section1["Create"]
            s1["manual: 2 actions"]
            s2["request: POST /v2/things"]
            s3["export: THING_TOKEN"]
          end
          subgraph section2["Check"]
            s4["request: GET /v2/things/$THING_ID"]
          end
          s1 --> s2
          s2 -. "$THING_TOKEN" .-> s3
          s3 --> s4
          s2 -. "$THING_ID" .-> s4
        """)
  }

  @Test func drawsADigraph() {
    #expect(
      PlanGraph.dot(ReportFixture.runbook) == """
        digraph runbook {
          rankdir=TB;
          node [shape=box, fontname="sans-serif"];
          subgraph cluster_1 {
            label="Create";
            s1 [label="manual: 2 actions"];
            s2 [label="request: POST /v2/things"];
            s3 [label="export: THING_TOKEN"];
          }
          subgraph cluster_2 {
            label="Check";
            s4 [label="request: GET /v2/things/$THING_ID"];
          }
          s1 -> s2;
          s2 -> s3 [style=dotted, label="$THING_TOKEN"];
          s3 -> s4;
          s2 -> s4 [style=dotted, label="$THING_ID"];
        }
        """)
  }

  @Test func escapesWhatTheLanguagesRead() {
    let page =
      "## A \"b\" & <c> \\d\n\n{% konnect_api_request %}\nurl: '/v2/x?a=\"1\"&b=#\\'\n{% endkonnect_api_request %}\n"
    let runbook = ReportFixture.runbook(page)
    let mermaid = PlanGraph.mermaid(runbook)
    #expect(mermaid.contains("[\"request: GET /v2/x?a=#quot;1#quot;#amp;b=#35;\\\"]"))
    #expect(PlanGraph.dot(runbook).contains("[label=\"request: GET /v2/x?a=\\\"1\\\"&b=#\\\\\"];"))
  }

  @Test func drawsAPageWithoutSteps() {
    let runbook = ReportFixture.runbook("Nothing to do.\n")
    #expect(PlanGraph.mermaid(runbook) == "flowchart TD")
    #expect(
      PlanGraph.dot(runbook) == "digraph runbook {\n  rankdir=TB;\n  node [shape=box, fontname=\"sans-serif\"];\n}")
  }
}

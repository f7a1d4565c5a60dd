import HowTo
import RunbookModel
import SourceText

/// A small page that has a bit of everything.
enum ReportFixture {
  static let text = """
    ---
    title: Make a thing
    ---

    ## Create

    1. In the sidebar, click **Things**.
    1. Enter `x`.

    Make it:

    {% konnect_api_request %}
    url: /v2/things
    method: POST
    region: eu
    status_code: 201
    headers:
      - 'X-Note: n'
    body:
      name: thing
      owner: $OWNER
    capture:
      - variable: THING_ID
        jq: .id
    {% endkonnect_api_request %}

    Export the token in the response:

    ```sh
    export THING_TOKEN='YOUR TOKEN'
    ```

    ## Check

    Check the status. Once it is ready, go on. This can take about 2 minutes.

    {% konnect_api_request %}
    url: /v2/things/$THING_ID
    status_code: 200
    {% endkonnect_api_request %}

    In the response, find the `thing` and check that `a.b` is `c`:

    ```json
    "a": {"b": "c"}
    ```

    """

  static var runbook: Runbook { runbook(text) }

  static func runbook(_ text: String) -> Runbook { PageReader().read(SourceFile(path: "docs/p.md", text: text)) }
}

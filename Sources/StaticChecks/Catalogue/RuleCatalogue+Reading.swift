extension RuleCatalogue {
  /// What reading a page, its blocks and its variables may find.
  static let readingRules: [RuleExplanation] = [
    RuleExplanation(
      "unreadable-block",
      what: "The YAML of a block cannot be read, or is no mapping.",
      why: "The block is no step then: nothing is sent, and the site shows an error or nothing.",
      example: """
        {% konnect_api_request %}
        url: /v2/control-planes
          method: POST
        {% endkonnect_api_request %}
        """,
      mending: """
        Mend the YAML: lines of `key: value`, indented by spaces; quotes around what begins with `{`, `[`, `*`, \
        `&`, `%` or `@`.
        """),
    RuleExplanation(
      "malformed-key",
      what: "A key of a block has a value of another form than it needs.",
      why: "What the key says is lost: an expected status that is none is not expected.",
      example: """
        {% konnect_api_request %}
        url: /v2/control-planes
        status_code: 2000
        {% endkonnect_api_request %}
        """,
      mending: "Write the value in the form that the diagnostic names."),
    RuleExplanation(
      "unknown-block",
      what: "A validation is of a kind that the site does not have.",
      why: "The site does not build, or shows nothing.",
      example: """
        {% validation request-chek %}
        url: /echo
        {% endvalidation %}
        """,
      mending: "Write one of the kinds that the diagnostic lists."),
    RuleExplanation(
      "missing-key",
      what: "A block lacks a key that its kind cannot do without.",
      why: "There is nothing to run.",
      example: """
        {% validation custom-command %}
        expected:
          return_code: 0
        {% endvalidation %}
        """,
      mending: "Add the key that the diagnostic names."),
    RuleExplanation(
      "missing-url",
      what: "A request block has no `url`.",
      why: "There is nothing to send.",
      example: """
        {% konnect_api_request %}
        method: GET
        {% endkonnect_api_request %}
        """,
      mending: "Add `url:` with the path and its version, such as `/v2/control-planes`."),
    RuleExplanation(
      "unknown-region",
      what: "A block names a region that Konnect does not have.",
      why: "The host does not exist.",
      example: """
        {% konnect_api_request %}
        url: /v2/control-planes
        region: uk
        {% endkonnect_api_request %}
        """,
      mending: "Write one of us, eu, au, me, in, sg or global."),
    RuleExplanation(
      "unknown-method",
      what: "A block names a method that HTTP does not have.",
      why: "No server answers it.",
      example: """
        {% konnect_api_request %}
        url: /v2/control-planes
        method: FETCH
        {% endkonnect_api_request %}
        """,
      mending: "Write one of GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS."),
    RuleExplanation(
      "repeated-key",
      what: "A mapping has a key twice.",
      why: "YAML takes the last one in silence, and the author may have meant the first.",
      example: """
        body:
          name: a
          name: b
        """,
      mending: "Remove one of the two."),
    RuleExplanation(
      "front-matter",
      what: "The front matter cannot be read.",
      why: "Title, deployments and prerequisites come from it; without it half of the page is missing.",
      example: """
        ---
        title: "unfinished
        ---
        """,
      mending: "Mend the YAML between the two lines of `---`."),
    RuleExplanation(
      "invalid-utf8",
      what: "A file holds bytes that are no UTF-8.",
      why: "Such a byte is shown as U+FFFD, and a name or a URL that holds one is another.",
      example: "a file saved as Latin-1",
      mending: "Save the file as UTF-8."),
    RuleExplanation(
      "unreadable-data",
      what: "A data file of the site cannot be read.",
      why: "Templates that use it are rendered without it.",
      example: "_data/products/gateway.yml with a tab in it",
      mending: "Mend the file that the diagnostic names."),
    RuleExplanation(
      "repeat-without-steps",
      what: "A sentence asks to repeat steps, and none above is meant by it.",
      why: "Nothing is repeated, though the page says so.",
      example: "Repeat the previous step for each control plane.",
      mending: """
        Say "the previous step" right behind the step, or name the numbers of the items of this list.
        """),
    RuleExplanation(
      "quoted-variable",
      what: "A variable stands in single quotes in what a `curl` command sends.",
      why: """
        A shell replaces nothing in single quotes: the server gets the text `$NAME`, and answers 401 or keeps it as a name.
        """,
      example: """
        ```sh
        curl "https://us.api.konghq.com/v3/portals" \\
          -H 'Authorization: Bearer $KONNECT_TOKEN'
        ```
        """,
      mending: """
        Put double quotes around the argument; in JSON, close the single quotes around the variable: \
        `'{"name": "'"$NAME"'"}'`, which `--fix` does.
        """),
    RuleExplanation(
      "malformed-directive",
      what: "A comment that begins with `runbook:` holds something that is no directive, or one that fits no step.",
      why: "Readers do not see it and the site passes over it, so nobody would notice that it does nothing.",
      example: """
        <!-- runbook: captur CONTROL_PLANE_ID=.id -->
        {% konnect_api_request %}
        url: /v2/control-planes
        method: POST
        {% endkonnect_api_request %}
        """,
      mending: """
        Write it as docs/directives.md describes: on a line of its own above the step, values with blanks in quotes, such \
        as `skip reason='needs a card reader'`.
        """),
    RuleExplanation(
      "environment-file",
      what: "A line of a file that `--env-file` names cannot be read.",
      why: "The variable would have no value, or another than is meant.",
      example: """
        GREETING="hello
        """,
      mending: """
        Write `NAME=value`, one a line; quotes around values with blanks, `#` or `$`. Excerpts show `*` in place of values.
        """),
    RuleExplanation(
      "malformed-scenario",
      what: "A scenario file holds something that it cannot, or that goes with nothing on its page.",
      why: "The step that it should stand in for is left to a person, and what it expects is not looked at.",
      example: "manual: create it",
      mending: """
        Write the file as docs/scenarios.md describes, with headings as the page has them and ids as `runbook plan` shows \
        them.
        """),
    RuleExplanation(
      "malformed-settings",
      what: "A .runbook.yaml holds something that it cannot.",
      why: "The command would run with other settings than its author meant.",
      example: "expected-failures: none",
      mending: "Write the file as docs/scale.md describes."),
    RuleExplanation(
      "undefined-variable",
      what: "A variable is used, and no step of the page sets it.",
      why: "It is empty in a reader's shell; the request goes to another path or sends nothing.",
      example: """
        {% konnect_api_request %}
        url: /v2/control-planes/$CONTROL_PLANE_ID
        {% endkonnect_api_request %}
        """,
      mending: "Add an `export` above, or a `capture` to the request that makes the thing."),
    RuleExplanation(
      "defined-after-use",
      what: "A variable is used above the only step that sets it.",
      why: "Read from top to bottom, the page cannot be followed.",
      example: """
        {% konnect_api_request %}
        url: /v2/control-planes/$ID
        {% endkonnect_api_request %}

        ```sh
        export ID=abc
        ```
        """,
      mending: "Move the step that sets it above the one that uses it."),
  ]
}

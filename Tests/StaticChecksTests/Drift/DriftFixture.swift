import HowTo
import OpenAPI
import RunbookModel
import SourceText
import StaticChecks
import TestSupport
import Testing

/// A small API, a page that uses it, and what an edit of the API means for the page.
enum DriftFixture {
  static let specification = """
    openapi: 3.0.3
    info: {title: Things, version: 1.0.0}
    servers:
      - url: https://us.api.konghq.com/v2
      - url: https://eu.api.konghq.com/v2
    paths:
      /things:
        get:
          operationId: list-things
          parameters:
            - {name: size, in: query, schema: {type: integer, maximum: 100}}
            - {name: order, in: query, schema: {type: string}}
            - {name: filter, in: query, style: deepObject, schema: {type: object, properties: {name: {type: string}}}}
          responses:
            '200':
              description: All
              content:
                application/json:
                  schema:
                    type: object
                    required: [data]
                    properties: {data: {type: array, items: {$ref: '#/components/schemas/Thing'}}}
        post:
          operationId: create-thing
          requestBody:
            content: {application/json: {schema: {$ref: '#/components/schemas/NewThing'}}}
          responses:
            '201':
              description: Made
              headers: {X-Trace: {schema: {type: string}}}
              content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
      /things/{thingId}:
        parameters: [{name: thingId, in: path, required: true, schema: {type: string}}]
        get:
          operationId: get-thing
          responses:
            '200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
        put:
          operationId: replace-thing
          requestBody:
            content: {application/json: {schema: {$ref: '#/components/schemas/NewThing'}}}
          responses: {'204': {description: Done}}
    components:
      schemas:
        NewThing:
          type: object
          required: [name]
          additionalProperties: false
          properties:
            name: {type: string, maxLength: 40}
            color: {type: string}
            tier: {type: string, enum: [small, large]}
            config: {$ref: '#/components/schemas/Config'}
        Config:
          type: object
          properties:
            count: {type: integer}
            inner: {$ref: '#/components/schemas/Config'}
        Thing:
          type: object
          required: [id, state]
          properties:
            id: {type: string}
            name: {type: string}
            state: {type: string, enum: [starting, ready, failed]}
            owner: {type: object, properties: {kind: {type: string}}}
            secret_token: {type: string}
    """

  static let page = MarkedText(
    """
    # Things

    ## Make

    {% konnect_api_request %}
    url: 1️⃣/v2/things2️⃣
    method: POST
    status_code: 3️⃣2014️⃣
    body:
      name: my-thing
      5️⃣tier6️⃣: small
      config:
        inner:
          7️⃣count8️⃣: 3
    capture:
      - variable: THING_ID
        jq: .id
    {% endkonnect_api_request %}

    ## Look

    Check the status. Once it is ready, go on. This can take about 2 minutes.

    {% konnect_api_request %}
    url: /v2/things/$THING_ID
    status_code: 200
    {% endkonnect_api_request %}

    In the response, you should see:

    ```json
    "owner": {"kind": "team"}
    ```

    ## List

    {% konnect_api_request %}
    url: /v2/things?size=50&filter[name]=my-thing
    region: eu
    capture:
      - variable: FIRST
        jq: '.data[] | select(.name == "my-thing") | .id'
    {% endkonnect_api_request %}

    ## Elsewhere

    {% http_request %}
    url: https://example.com/v2/things
    {% endhttp_request %}
    """)

  /// The drift of the page (or another) after the edits of the specification, each of which must apply.
  static func check(
    _ edits: [(String, String)], page: MarkedText = page, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [StepDrift] {
    var newer = specification
    for (old, new) in edits {
      try #require(newer.contains(old), "\(old)", sourceLocation: sourceLocation)
      newer = newer.replacing(old, with: new)
    }
    return try DriftChecker(base: index(specification, "old.yaml"), head: index(newer, "new.yaml")).check(
      PageReader().read(SourceFile(path: "p.md", text: page.text)))
  }

  static func index(_ text: String, _ path: String) throws -> OperationIndex {
    OperationIndex([try #require(Document.load(SourceFile(path: path, text: text)).document)])
  }

  /// What is found: `make/1 error request-field-removed: message → what to do`.
  static func told(_ drift: [StepDrift]) -> [String] {
    drift.flatMap { step in
      step.findings.map {
        "\(step.step.id) \($0.severity) \($0.rule): \($0.message) → \($0.fix?.message ?? "")"
      }
    }
  }
}

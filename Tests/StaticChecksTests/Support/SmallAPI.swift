import HowTo
import OpenAPI
import SourceText
import StaticChecks
import TestSupport

/// A specification that has a bit of everything, and pages held against it.
enum SmallAPI {
  static let text = """
    openapi: 3.0.3
    info: {title: Small, version: '1'}
    servers: [{url: 'https://us.api.konghq.com/v1'}]
    paths:
      /things:
        get:
          parameters:
            - {name: 'page[size]', in: query, schema: {type: integer, maximum: 100}}
            - {name: sort, in: query, schema: {type: string, enum: [name, id]}}
            - {name: old, in: query, deprecated: true, schema: {type: string}}
            - name: filter
              in: query
              style: deepObject
              schema:
                type: object
                properties:
                  name: {type: object, properties: {eq: {type: string}}}
                  state: {type: string, enum: ['on', 'off']}
                  labels: {type: object, additionalProperties: {type: string}}
          responses:
            '200':
              description: a list
              content:
                application/json:
                  schema:
                    type: object
                    properties:
                      data: {type: array, items: {$ref: '#/components/schemas/Thing'}}
        post:
          requestBody:
            required: true
            content: {application/json: {schema: {$ref: '#/components/schemas/NewThing'}}}
          responses:
            '201':
              description: made
              content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
            '400': {description: bad}
      /things/{thingId}:
        parameters:
          - {name: thingId, in: path, required: true, schema: {type: string, format: uuid}}
        get:
          responses:
            '200':
              description: one
              content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
        delete: {responses: {'204': {description: gone}}}
      /things/{thingId}/parts/{number}:
        parameters:
          - {name: thingId, in: path, required: true, schema: {type: string, format: uuid}}
          - {name: number, in: path, required: true, schema: {type: integer, minimum: 1}}
        get: {responses: {2XX: {description: part}}}
      /old:
        get: {deprecated: true, responses: {'200': {description: old}}}
      /reports:
        get:
          parameters: [{name: from, in: query, required: true, schema: {type: string}}]
          responses: {'200': {description: report}}
    components:
      schemas:
        Thing:
          type: object
          properties:
            id: {type: string, format: uuid}
            name: {type: string}
            state: {type: string, enum: [initializing, ready]}
            size: {type: integer}
            config: {type: object, properties: {strategy: {type: string}, hosts: {type: array, items: {type: string}}}}
        Flat:
          type: object
          required: [type]
          properties:
            type: {type: string, enum: [flat]}
            amount: {type: integer}
            nested: {oneOf: [{$ref: '#/components/schemas/Flat'}, {$ref: '#/components/schemas/Unit'}]}
        Unit:
          type: object
          required: [type]
          properties: {type: {type: string, enum: [unit]}, price: {type: integer}}
        NewThing:
          type: object
          required: [name]
          additionalProperties: false
          properties:
            name: {type: string, minLength: 2, pattern: '^[a-z]'}
            kind: {type: string, enum: [small, large]}
            port: {type: integer, maximum: 65535}
            enabled: {type: boolean}
            owner_id: {type: string, format: uuid}
            link: {type: string, format: uri}
            legacy: {type: string, deprecated: true, description: "An alias. Use `name` instead.\\nGoes in 2027."}
            tags: {type: array, items: {type: string}}
            open: {type: object, properties: {known: {type: string}}}
            source:
              oneOf:
                - {type: object, required: [path], additionalProperties: false, properties: {path: {type: string}}}
                - {type: object, required: [url], additionalProperties: false, properties: {url: {type: string}}}
            price:
              oneOf: [{$ref: '#/components/schemas/Flat'}, {$ref: '#/components/schemas/Unit'}]
            chosen:
              oneOf: [{$ref: '#/components/schemas/Flat'}, {$ref: '#/components/schemas/Unit'}]
              discriminator:
                propertyName: type
                mapping: {flat: '#/components/schemas/Flat', unit: '#/components/schemas/Unit'}
            id: {type: string, readOnly: true}
    """

  static let index = OperationIndex(
    [Document.load(SourceFile(path: "small.yaml", text: text)).document].compactMap { $0 })

  /// What `rule` finds in the body of a page.
  static func check(_ body: MarkedText, _ rule: any CheckRule) -> [Diagnostic] {
    let runbook = PageReader().read(SourceFile(path: "p.md", text: body.text))
    return PageChecker(index: index, isComplete: true, rules: [rule]).check(runbook)
  }

  /// A page with one request of these keys.
  static func page(_ keys: String) -> MarkedText { CheckFixture.page(keys) }

  /// A page that makes a thing with these members in its body.
  static func creation(_ members: String) -> MarkedText {
    page("url: /v1/things\nmethod: POST\nstatus_code: 201\nbody:\n  \(members)")
  }
}

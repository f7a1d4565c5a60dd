import OpenAPI
import SourceText
import Testing

/// Reads documents for tests.
enum Fixture {
  /// A document that has nothing wrong with it.
  static func document(
    _ text: String, path: String = "openapi.yaml", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Document {
    let (document, diagnostics) = Document.load(SourceFile(path: path, text: text))
    #expect(diagnostics.isEmpty, sourceLocation: sourceLocation)
    return try #require(document, sourceLocation: sourceLocation)
  }

  /// Two regions and one global server, with what a look-up can meet.
  static let pets = """
    openapi: 3.0.3
    info: {title: Pets, version: 1.2.0}
    servers:
      - url: https://{region}.example.com/v1
        description: Regional
        variables: {region: {default: us, enum: [us, eu]}}
      - url: https://eu.example.com/v1
    security: [{token: []}]
    paths:
      /pets:
        parameters:
          - {name: trace, in: header, schema: {type: string}}
          - {name: limit, in: query, schema: {type: integer}}
        get:
          operationId: list-pets
          tags: [Pets]
          summary: List
          parameters:
            - {name: limit, in: query, required: true, schema: {type: integer, maximum: 10}}
            - {name: filter, in: query, style: deepObject, schema: {type: object}}
            - $ref: '#/components/parameters/Sort'
          responses:
            '200':
              description: The pets
              headers: {X-Total: {required: true, schema: {type: integer}}}
              content:
                application/json:
                  schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
                  examples: {one: {$ref: '#/components/examples/One'}}
            4XX: {$ref: '#/components/responses/Problem'}
            default: {description: Anything else}
        post:
          operationId: create-pet
          deprecated: true
          security: []
          requestBody:
            required: true
            content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
          responses:
            '202': {description: Later}
            '201': {description: Made}
      /pets/{petId}:
        parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
        get: {responses: {'200': {description: One}}}
        delete: {operationId: delete-pet, responses: {2XX: {description: Gone}}}
      /pets/mine:
        get: {operationId: my-pets, responses: {'200': {description: Mine}}}
      /status:
        servers: [{url: https://global.example.com/v1}]
        get: {operationId: status, security: [{}], responses: {'200': {description: Fine}}}
    components:
      examples: {One: {summary: A pet, value: [{name: Rex}]}}
      parameters: {Sort: {name: sort, in: query, explode: false, schema: {type: array, items: {type: string}}}}
      responses:
        Problem: {description: Wrong, content: {application/problem+json: {schema: {type: object}}}}
      schemas:
        Pet:
          type: object
          required: [name]
          properties: {name: {type: string}, friends: {type: array, items: {$ref: '#/components/schemas/Pet'}}}
    """
}

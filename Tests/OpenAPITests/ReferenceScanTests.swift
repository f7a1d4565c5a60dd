import OpenAPI
import SourceText
import TestSupport
import Testing

/// References that lead nowhere are told, whether an operation leads through them or not.
@Suite struct ReferenceScanTests {
  private func diagnostics(_ text: String, version: String = "3.0.0") -> [Diagnostic] {
    Document.load(SourceFile(path: "a.yaml", text: "openapi: \(version)\npaths: {}\n\(text)")).diagnostics
  }

  @Test(arguments: ["3.0.0", "3.1.0"]) func tellsOfSchemasThatAreNotThere(_ version: String) {
    let marked: MarkedText = """
      components:
        schemas:
          A: {properties: {b: {1️⃣$ref: '#/components/schemas/B'}}}
          C: {allOf: [{2️⃣$ref: '#/components/schemas/D'}]}
          E: {items: {$ref: '#/components/schemas/A'}}
      """
    let found = diagnostics(marked.text, version: version)
    #expect(
      found.map(\.message) == ["\"#/components/schemas/B\" names nothing", "\"#/components/schemas/D\" names nothing"])
    #expect(found.map { $0.range?.start.column } == [1, 2].map { marked.positions[$0]?.column })
    #expect(found.map { $0.range?.start.line } == [1, 2].map { marked.positions[$0].map { $0.line + 2 } })
    #expect(found.allSatisfy { $0.severity == .error && $0.rule == "openapi-reference" })
  }

  @Test func tellsALoopOnce() {
    let found = diagnostics(
      """
      components:
        schemas:
          A: {$ref: '#/components/schemas/B'}
          B: {$ref: '#/components/schemas/C'}
          C: {$ref: '#/components/schemas/A'}
          D: {$ref: '#/components/schemas/D'}
      """)
    #expect(found.map(\.message) == ["this reference leads back to itself", "this reference leads back to itself"])
    #expect(found.map { $0.range?.start.line } == [5, 8])
  }

  @Test func passesOverSchemasThatHoldThemselves() {
    #expect(
      diagnostics(
        "components: {schemas: {A: {properties: {a: {$ref: '#/components/schemas/A'}}}}}"
      ).isEmpty)
  }

  @Test func passesOverData() {
    #expect(
      diagnostics(
        """
        components:
          schemas:
            A: {example: {$ref: '#/x'}, default: {$ref: '#/x'}, enum: [{$ref: '#/x'}], x-own: {$ref: '#/x'}}
            B: {properties: {$ref: {type: string}}}
        """
      ).isEmpty)
    // A property of that name is none.
    #expect(diagnostics("components: {schemas: {A: {properties: {example: {$ref: '#/x'}}}}}").count == 1)
  }

  @Test func saysThatTheNetworkIsNotAsked() {
    #expect(
      diagnostics("components: {schemas: {A: {$ref: 'https://example.com/a.yaml#/A'}, B: {$ref: 'b.yaml'}}}").map(
        \.message)
        == [
          "\"https://example.com/a.yaml#/A\" is not followed: specifications are read from files alone, never over the "
            + "network", "\"b.yaml\" names nothing in a file below the folder of the specification",
        ])
  }
}

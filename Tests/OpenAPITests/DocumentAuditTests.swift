import JSON
import OpenAPI
import SourceText
import TestSupport
import Testing

@Suite struct DocumentAuditTests {
  @Test func faultsOfSchemasAreTold() throws {
    let marked: MarkedText = """
      openapi: 3.0.0
      paths: {}
      components:
        schemas:
          A:
            type: object
            properties:
              a: {1️⃣$ref: '#/components/schemas/None'}
              b: {2️⃣pattern: '('}
              c: {3️⃣minLength: -1}
              d: {4️⃣type: text}
              e: {5️⃣$ref: '#/components/schemas/E'}
          E: {$ref: '#/components/schemas/A/properties/e'}
      """
    let file = SourceFile(path: "a.yaml", text: marked.text)
    let document = try #require(Document.load(file).document)
    let diagnostics = document.audit().sorted { ($0.range?.start.line ?? 0) < ($1.range?.start.line ?? 0) }
    #expect(diagnostics.prefix(4).map { $0.range?.start } == (1...4).map { marked.positions[$0] })
    #expect(
      diagnostics.prefix(4).map(\.message) == [
        "\"#/components/schemas/None\" names nothing",
        "the regular expression ( cannot be compiled; it is taken to match everything",
        "minLength must be a whole number from 0", "\"text\" is no type",
      ])
    #expect(
      diagnostics.prefix(4).map(\.rule) == [
        "openapi-reference", "openapi-pattern", "openapi-schema", "openapi-schema",
      ])
    #expect(diagnostics.prefix(4).map(\.severity) == [.error, .warning, .warning, .warning])
    #expect(diagnostics.count == 5)
    #expect(diagnostics.last?.message.hasSuffix("leads back to itself") == true)
    #expect(document.audit().count == 5)
    #expect(document.schema(named: "A")?.validate(["a": 1, "b": "x", "c": "", "d": 1, "e": 1]).isEmpty == true)
  }

  @Test func soundDocumentHasNone() throws {
    #expect(try Fixture.document(Fixture.pets).audit().isEmpty)
  }
}

import JSON
import SourceText

/// The text of a document → the document; what is malformed is told and left out.
struct DocumentReader {
  let raw: JSONValue
  let graph: SchemaGraph
  private var locator: DiagnosticLocator
  private(set) var diagnostics: [Diagnostic] = []
  /// Shared responses, parameters and bodies already read, by the place they stand at.
  var knownResponses: [SchemaLocation: Operation.Response] = [:]
  var knownParameters: [SchemaLocation: Operation.Parameter] = [:]

  static func read(
    _ file: SourceFile, resolver: ReferenceResolver?
  ) -> (document: Document?, diagnostics: [Diagnostic]) {
    let raw: JSONValue
    switch parse(file) {
    case .success(let value): raw = value
    case .failure(let failure):
      let offset = min(failure.offset, file.text.utf8.count)
      let message = "the specification cannot be read: \(failure.message)"
      return (nil, [Diagnostic(.error, rule: "openapi-syntax", message, at: file.range(offset..<offset))])
    }
    var locator = DiagnosticLocator(file)
    guard let version = raw["openapi"]?.scalarText, version.hasPrefix("3.") else {
      let found = raw["swagger"].map { "Swagger \($0.scalarText ?? "")" } ?? "no \"openapi: 3.…\" line"
      let message = "this is no OpenAPI 3 document: it has \(found)"
      return (nil, [locator.diagnostic(.error, rule: "openapi-version", message, at: .root)])
    }
    let graph = SchemaGraph(
      root: raw, base: "", dialect: version.hasPrefix("3.0") ? .openAPI30 : .draft202012, resolver: resolver)
    var reader = DocumentReader(raw: raw, graph: graph, locator: locator)
    let servers = reader.servers(at: .root, in: raw) ?? [Server(url: "/")]
    let operations = reader.operations(servers: servers)
    let document = Document(
      file: file, raw: raw, openAPIVersion: version, servers: servers, operations: operations, graph: graph)
    return (document, reader.diagnostics)
  }

  private init(raw: JSONValue, graph: SchemaGraph, locator: DiagnosticLocator) {
    self.raw = raw
    self.graph = graph
    self.locator = locator
  }

  private struct Failure: Error {
    var message: String
    var offset: Int
  }

  private static func parse(_ file: SourceFile) -> Result<JSONValue, Failure> {
    // JSON is tried first where the text looks like it: its parser is faster and exact.
    if file.text.utf8.first(where: { $0 > 32 }) == UInt8(ascii: "{"), let value = try? JSONParser.parse(file.text) {
      return .success(value)
    }
    do {
      return .success(try YAMLDocument.parse(file.text, keepsPlaces: false).value)
    } catch {
      return .failure(Failure(message: error.message, offset: error.offset))
    }
  }

  // MARK: Diagnostics

  mutating func report(
    _ message: String, at location: SchemaLocation, severity: Diagnostic.Severity = .error,
    rule: String = "openapi-structure"
  ) {
    guard location.source == 0 else { return }
    diagnostics.append(locator.diagnostic(severity, rule: rule, message, at: location.pointer))
  }

  // MARK: References

  /// What stands at a place, or what its `$ref` leads to; nil with a diagnostic where that is nothing.
  mutating func follow(
    _ value: JSONValue, at location: SchemaLocation
  ) -> (value: JSONValue, location: SchemaLocation)? {
    var value = value
    var location = location
    for _ in 0..<32 {
      guard let reference = value["$ref"]?.string else { return (value, location) }
      guard let target = graph.target(of: reference, from: location) else {
        report("\"\(reference)\" names nothing", at: location.appending("$ref"), rule: "openapi-reference")
        return nil
      }
      (location, value) = target
    }
    report("this reference leads back to itself", at: location, rule: "openapi-reference")
    return nil
  }

  // MARK: Servers

  /// The servers that `parent` declares; nil where it declares none.
  mutating func servers(at location: JSONPointer, in parent: JSONValue) -> [Server]? {
    guard let written = parent["servers"] else { return nil }
    let place = SchemaLocation(source: 0, pointer: location.appending("servers"))
    guard let entries = written.array else {
      report("servers must be a list", at: place)
      return nil
    }
    let servers = entries.enumerated().compactMap { index, entry -> Server? in
      guard var url = entry["url"]?.string else {
        report("a server must have a url", at: place.appending(String(index)))
        return nil
      }
      for (name, variable) in entry["variables"]?.object ?? [:] {
        guard let value = variable["default"]?.scalarText else {
          report("the variable \(name) must have a default", at: place.appending(String(index), "variables", name))
          continue
        }
        url = url.replacing("{\(name)}", with: value)
      }
      return Server(url: url, summary: entry["description"]?.string)
    }
    return servers.isEmpty ? nil : servers
  }
}

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
  /// The objects whose references were told to lead nowhere.
  private var toldReferences: Set<SchemaLocation> = []

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
    guard let version = raw["openapi"]?.scalarText, version.hasPrefix("3.") else {
      return (nil, [versionDiagnostic(raw, file)])
    }
    let (content, servers, diagnostics) = content(
      of: raw, in: file, version: version, resolver: resolver, scansReferences: true)
    let outline = DocumentOutline(
      openAPIVersion: version, title: raw["info"]?["title"]?.scalarText ?? "",
      version: raw["info"]?["version"]?.scalarText ?? "", servers: servers, operations: content.operations)
    let document = Document(path: file.path, outline: outline, content: Lazy(made: content))
    return (document, utf8Diagnostics(file) + diagnostics)
  }

  /// Says that some of the file's text is another than its author's.
  private static func utf8Diagnostics(_ file: SourceFile) -> [Diagnostic] {
    guard let offset = file.firstInvalidByte else { return [] }
    return [
      Diagnostic(
        .error, rule: "invalid-utf8", "the specification is no UTF-8 from here on", at: file.range(offset..<offset + 1),
        fix: .init("save the file as UTF-8; each such byte is read as U+FFFD until then"))
    ]
  }

  /// What the document `raw` of `file` holds, its servers, and what is wrong with it.
  ///
  /// - Parameters:
  ///   - raw: The document as written.
  ///   - file: The file.
  ///   - version: The version of OpenAPI.
  ///   - resolver: Gives other files.
  ///   - scansReferences: Whether references are looked at, too, that no operation leads through.
  static func content(
    of raw: JSONValue, in file: SourceFile, version: String, resolver: ReferenceResolver?, scansReferences: Bool
  ) -> (content: DocumentContent, servers: [Server], diagnostics: [Diagnostic]) {
    let graph = SchemaGraph(
      root: raw, base: "", dialect: version.hasPrefix("3.0") ? .openAPI30 : .draft202012, resolver: resolver)
    var reader = DocumentReader(raw: raw, graph: graph, locator: DiagnosticLocator(file))
    let servers = reader.servers(at: .root, in: raw) ?? [Server(url: "/")]
    let operations = reader.operations(servers: servers)
    if scansReferences { reader.scanReferences() }
    let content = DocumentContent(file: file, raw: raw, graph: graph, operations: operations)
    return (content, servers, reader.diagnostics)
  }

  /// Says that the file is of another version, or no document at all.
  private static func versionDiagnostic(_ raw: JSONValue, _ file: SourceFile) -> Diagnostic {
    let found = raw["swagger"].map { "Swagger \($0.scalarText ?? "")" } ?? "no \"openapi: 3.…\" line"
    // What has neither version nor paths is there for other files to refer to.
    let isFragment = raw.object != nil && raw["openapi"] == nil && raw["swagger"] == nil && raw["paths"] == nil
    var locator = DiagnosticLocator(file)
    return locator.diagnostic(
      isFragment ? .note : .error, rule: "openapi-version", "this is no OpenAPI 3 document: it has \(found)", at: .root)
  }

  private init(raw: JSONValue, graph: SchemaGraph, locator: DiagnosticLocator) {
    self.raw = raw
    self.graph = graph
    self.locator = locator
  }

  struct Failure: Error {
    var message: String
    var offset: Int
  }

  /// The text as a value.
  static func parse(_ file: SourceFile) -> Result<JSONValue, Failure> {
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

  /// The text as a value; null where it is none.
  static func parsed(_ file: SourceFile) -> JSONValue { (try? parse(file).get()) ?? .null }

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
        if toldReferences.insert(location).inserted {
          report(Self.dangling(reference), at: location.appending("$ref"), rule: "openapi-reference")
        }
        return nil
      }
      (location, value) = target
    }
    if toldReferences.insert(location).inserted {
      report("this reference leads back to itself", at: location, rule: "openapi-reference")
    }
    return nil
  }

  /// Tells of references that no operation leads through, such as those of schemas.
  private mutating func scanReferences() {
    for fault in ReferenceScan(raw, graph: graph, told: toldReferences).faults {
      let message = fault.isCircular ? "this reference leads back to itself" : Self.dangling(fault.reference)
      report(message, at: fault.location.appending("$ref"), rule: "openapi-reference")
    }
  }

  /// Says that `reference` leads nowhere, and why, where that can be told.
  static func dangling(_ reference: String) -> String {
    let uri = URIReference(reference)
    if uri.scheme != nil || uri.authority != nil {
      return "\"\(reference)\" is not followed: specifications are read from files alone, never over the network"
    }
    let place = uri.path.isEmpty ? "nothing" : "nothing in a file below the folder of the specification"
    return "\"\(reference)\" names \(place)"
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

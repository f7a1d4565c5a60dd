public import SourceText

/// The OpenAPI files that are part of the program: control planes with their configuration, cloud gateways,
/// event gateways, and whose a token is.
///
/// Their paths begin with `built-in/`.
public func builtInSpecifications() -> [SourceFile] {
  EmbeddedText.files.map { SourceFile(path: "built-in/\($0.name).yaml", text: $0.text) }
}

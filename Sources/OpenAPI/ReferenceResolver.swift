public import JSON

/// Gives the document at an address, or nil where it is not to be had; never asked for the document itself.
///
/// The address is the `$ref` without its fragment, relative to the document that is loaded: `../common.yaml`. It is called
/// once for each address, possibly from any thread, and must not use the schemas it is called for. Nothing in this
/// library opens a file or a connection of its own accord.
public typealias ReferenceResolver = @Sendable (_ address: String) -> JSONValue?

import SourceText

/// The content of a Konnect tag as it was rendered, kept aside while the text around it goes through CommonMark.
struct BlockPayload: Sendable {
  /// The tag's name: `konnect_api_request`.
  var name: String
  /// What stands after the name in the tag.
  var markup: String
  /// The body after Liquid: YAML.
  var body: MappedText
  /// Where the opening tag stands.
  var range: SourceRange
}

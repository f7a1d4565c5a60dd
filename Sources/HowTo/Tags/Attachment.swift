import RunbookModel

/// What a tag keeps aside while the text around it goes through CommonMark, with a marker in its place.
enum Attachment: Sendable {
  /// A block to execute.
  case block(BlockPayload)
  /// From here on the text is shown under a condition only.
  case opens(Condition)
  /// The text under the condition that was opened last ends here.
  case closes
  /// A set of tabs begins; its place among the attachments is the set's number. It has no marker.
  case tabs

  /// The block, for markers that stand for one.
  var payload: BlockPayload? { if case .block(let payload) = self { payload } else { nil } }
}

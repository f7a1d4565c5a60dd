import JSON
import SourceText

/// A field of an answer that a page speaks of.
struct ResponseReading {
  /// Where in the answer, `-` for any item.
  var field: JSONPointer
  /// Who reads it: `capture of $ID`.
  var reader: String
  /// What the page says that it is; nil for any value.
  var expected: JSONValue?
  /// Where the page says so.
  var range: SourceRange?
  /// Whether the field's name can be replaced there.
  var isEditable = true
}

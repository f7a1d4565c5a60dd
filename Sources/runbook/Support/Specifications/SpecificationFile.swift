import Foundation
import SourceText

/// A file that an OpenAPI document is read from.
struct SpecificationFile: Sendable {
  /// The path as shown.
  let path: String
  /// Its bytes.
  let bytes: Data
  /// Whether the user named it itself, not a folder that it is in.
  let isNamed: Bool
  /// Gives the bytes of another file by its address relative to this one; nil where it may not be read, or is not there.
  let reference: @Sendable (_ address: String) -> Data?

  /// The text.
  var source: SourceFile { SourceFile(path: path, bytes: [UInt8](bytes)) }
}

public import Foundation

extension RunDocument {
  /// Why a text is no document.
  public struct Unreadable: Error, Equatable {
    /// In a sentence without a full stop, with the place in the JSON.
    public var message: String

    /// A fault.
    public init(message: String) { self.message = message }
  }

  /// The document as JSON, with keys in alphabetical order and a newline at the end.
  ///
  /// - Throws: `EncodingError`, for numbers that are none.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// Reads a document.
  ///
  /// - Throws: `Unreadable` where `json` is none, or of a later version.
  public init(json: Data) throws(Unreadable) {
    struct Versioned: Decodable { var version: Int }
    do {
      let version = try JSONDecoder().decode(Versioned.self, from: json).version
      guard (1...Self.currentVersion).contains(version) else {
        throw Unreadable(message: "its version is \(version), and this program reads up to \(Self.currentVersion)")
      }
      self = try JSONDecoder().decode(RunDocument.self, from: json)
    } catch let error as DecodingError {
      throw Unreadable(error)
    } catch let error as Unreadable {
      throw error
    } catch {
      throw Unreadable(message: error.localizedDescription)
    }
  }
}

extension RunDocument.Unreadable {
  fileprivate init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context): message = "no `\(key.stringValue)` in \(Self.place(context))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      message = "\(Self.place(context)) is of another type"
    case .dataCorrupted(let context):
      message = context.codingPath.isEmpty ? "it is no JSON" : "\(Self.place(context)) has a value that is not known"
    @unknown default: message = "it cannot be read"
    }
  }

  private static func place(_ context: DecodingError.Context) -> String {
    let path = context.codingPath.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
    return path.isEmpty ? "the document" : "`\(path.drop { $0 == "." })`"
  }
}

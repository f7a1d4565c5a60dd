/// Fields of a form → the body that sends them as `multipart/form-data` (RFC 7578).
struct MultipartForm {
  /// A field.
  struct Part {
    /// The name.
    var name: String
    /// The name of the file that it is; nil for a text.
    var fileName: String?
    /// The content.
    var bytes: [UInt8]
  }

  /// The body.
  let bytes: [UInt8]
  /// The value of the `Content-Type` header.
  let contentType: String

  /// The form of `parts`, in order.
  init(_ parts: [Part]) {
    // The same form has the same body in every run, so the boundary is no random one.
    var boundary = "----runbook-form"
    var number = 0
    while parts.contains(where: { Self.holds($0.bytes, boundary) }) {
      number += 1
      boundary = "----runbook-form-\(number)"
    }
    var bytes: [UInt8] = []
    for part in parts {
      var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.quoted(part.name))\""
      if let fileName = part.fileName {
        head += "; filename=\"\(Self.quoted(fileName))\"\r\nContent-Type: application/octet-stream"
      }
      bytes += Array("\(head)\r\n\r\n".utf8) + part.bytes + Array("\r\n".utf8)
    }
    self.bytes = bytes + Array("--\(boundary)--\r\n".utf8)
    contentType = "multipart/form-data; boundary=\(boundary)"
  }

  /// A name inside quotes, by the rules of browsers.
  private static func quoted(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"": result += "%22"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func holds(_ bytes: [UInt8], _ text: String) -> Bool {
    bytes.firstRange(of: Array(text.utf8)) != nil
  }
}

import Foundation
import JSON

/// A secret → the texts that give it away: as it stands, URL-encoded, in JSON, in base64.
enum SecretForms {
  /// The forms of `secret`, each once; those of a text of many lines include each line.
  static func all(of secret: String) -> [String] {
    var forms: [String] = []
    for form in plainForms(of: secret) + base64Forms(of: secret) where !forms.contains(form) { forms.append(form) }
    return forms
  }

  private static func plainForms(of secret: String) -> [String] {
    let quoted = JSONValue.string(secret).description
    let percentEncoded = URLText.encodingAll(in: secret)
    return [
      secret, String(quoted.dropFirst().dropLast()), percentEncoded, percentEncoded.replacing("%20", with: "+"),
      lowercasingEscapes(of: percentEncoded), URLText.encodingIllegalCharacters(in: secret),
    ] + lines(of: secret)
  }

  /// The lines of a key or certificate, which output may show one by one; its frame is no secret.
  private static func lines(of secret: String) -> [String] {
    let lines = secret.split(whereSeparator: \.isNewline)
    guard lines.count > 1 else { return [] }
    return lines.filter { $0.utf8.count >= 8 && !$0.hasPrefix("-----") }.map(String.init)
  }

  private static func lowercasingEscapes(of text: String) -> String {
    let parts = text.split(separator: "%", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts.first ?? "")) { text, part in
      text + "%" + part.prefix(2).lowercased() + part.dropFirst(2)
    }
  }

  /// What of base64 text tells the secret, wherever in the encoded bytes it begins (as after `user:`).
  private static func base64Forms(of secret: String) -> [String] {
    (0..<3).flatMap { shift -> [String] in
      let bytes = Data(repeating: 0, count: shift) + Data(secret.utf8)
      let text = bytes.base64EncodedString().filter { $0 != "=" }
      // The first characters also hold bits of what stands before, the last of what follows.
      let stable = String(text.dropFirst([0, 2, 3][shift]).dropLast(bytes.count % 3 == 0 ? 0 : 1))
      guard stable.count >= 6 else { return [] }
      return [stable, stable.replacing("+", with: "-").replacing("/", with: "_")]
    }
  }
}

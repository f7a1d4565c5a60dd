import Foundation
public import RunbookModel
import Synchronization

/// Takes secrets out of text: the one place through which all output goes.
///
/// A secret is found in its plain, URL-encoded and base64 forms. Values shorter than four characters are not looked
/// for, as they would blot out ordinary words.
public final class Redactor: Sendable {
  /// What stands in place of a secret.
  public static let mask = "•••"

  private let forms = Mutex<[String]>([])
  private let names: Set<String>

  /// A redactor that also takes the variables called `names` for secret.
  public init(secretNames names: Set<String> = []) { self.names = names }

  /// Learns the value of `binding`, if it is secret.
  public func learn(_ binding: Binding) {
    guard Variable.isSecret(binding.variable) || names.contains(binding.variable) else { return }
    learn(secret: binding.value)
  }

  /// Learns that `value` is secret.
  public func learn(secret value: String) {
    guard value.count >= 4 else { return }
    var unreserved = CharacterSet.alphanumerics
    unreserved.insert(charactersIn: "-._~")
    let encoded = value.addingPercentEncoding(withAllowedCharacters: unreserved)
    let additions = [value, encoded].compactMap { $0 } + Self.base64Forms(of: value)
    forms.withLock { forms in
      for form in additions where !forms.contains(form) { forms.append(form) }
      // Longest first, so that a part never hides the whole.
      forms.sort { $0.utf8.count > $1.utf8.count }
    }
  }

  /// What of base64 text tells the value, wherever in the encoded bytes it begins (as after `user:`).
  private static func base64Forms(of value: String) -> [String] {
    (0..<3).compactMap { shift in
      let bytes = Data(repeating: 0, count: shift) + Data(value.utf8)
      let text = bytes.base64EncodedString().filter { $0 != "=" }
      // The first characters also hold bits of what stands before, the last of what follows.
      let stable = text.dropFirst([0, 2, 3][shift]).dropLast(bytes.count % 3 == 0 ? 0 : 1)
      return stable.count >= 6 ? String(stable) : nil
    }
  }

  /// The text with every secret replaced by the mask.
  public func redact(_ text: String) -> String {
    forms.withLock { $0 }.reduce(text) { text, form in
      text.contains(form) ? text.replacing(form, with: Self.mask) : text
    }
  }
}

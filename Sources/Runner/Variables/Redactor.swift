public import RunbookModel
import Synchronization

/// Takes secrets out of text: the one place through which all output goes.
///
/// A secret is found in its plain, URL-encoded, JSON-escaped and base64 forms, and where `…` cuts it off. Values shorter
/// than four characters are not looked for, as they would blot out ordinary words.
public final class Redactor: Sendable {
  /// What stands in place of a secret.
  public static let mask = "•••"

  /// Less of a secret is not looked for.
  private static let minimumLength = 4

  private let forms = Mutex<[String]>([])
  let names: Set<String>

  /// A redactor that also takes the variables called `names` for secret.
  public init(secretNames names: Set<String> = []) { self.names = names }

  /// A redactor that knows what `other` knows now, and learns for itself from then on.
  public init(knowing other: Redactor) {
    names = other.names
    let known = other.forms.withLock { $0 }
    forms.withLock { $0 = known }
  }

  /// Learns the value of `binding`, if it is secret.
  public func learn(_ binding: Binding) {
    guard isSecret(binding.variable) else { return }
    learn(secret: binding.value)
  }

  /// Learns that `value` is secret.
  public func learn(secret value: String) {
    guard value.count >= Self.minimumLength else { return }
    let additions = SecretForms.all(of: value)
    forms.withLock { forms in
      for form in additions where !forms.contains(form) { forms.append(form) }
      // Longest first, so that a part never hides the whole.
      forms.sort { $0.utf8.count > $1.utf8.count }
    }
  }

  /// The text with every secret replaced by the mask.
  public func redact(_ text: String) -> String {
    let forms = forms.withLock { $0 }
    let whole = forms.reduce(text) { $0.replacingBytes(of: $1, with: Self.mask) ?? $0 }
    return whole.contains("…") ? Self.redactCutOff(whole, forms) : whole
  }

  /// Masks what stands before a `…` where it is the beginning of a secret that was cut off there.
  private static func redactCutOff(_ text: String, _ forms: [String]) -> String {
    let secrets = forms.map { Array($0.utf8) }
    let pieces = text.split(separator: "…", omittingEmptySubsequences: false)
    let masked = pieces.dropLast().map { piece -> String in
      let bytes = Array(piece.utf8)
      let length = secrets.map { overlap(of: bytes, with: $0) }.max() ?? 0
      return length >= minimumLength ? String(decoding: bytes.dropLast(length), as: UTF8.self) + mask : String(piece)
    }
    return (masked + [String(pieces.last ?? "")]).joined(separator: "…")
  }

  /// How many bytes at the end of `text` are the beginning of `secret`.
  private static func overlap(of text: [UInt8], with secret: [UInt8]) -> Int {
    let tail = text.suffix(secret.count)
    let start = tail.indices.first { tail[$0] == secret.first && secret.starts(with: tail[$0...]) }
    return start.map { tail.endIndex - $0 } ?? 0
  }
}

/// Credentials that can be told by their form.
struct SecretForm {
  /// What it is: `a Konnect access token`.
  let kind: String
  /// Its UTF-8 offsets in the text.
  let range: Range<Int>
  /// Whether its maker's prefix tells it; else it is a random text that the page gives for a secret.
  let isCertain: Bool

  /// The prefix of each maker's credentials, and how many characters follow at least.
  private static let forms: [(prefix: [UInt8], length: Int, kind: String)] = [
    ("kpat_", 30, "a Konnect personal access token"), ("spat_", 30, "a Konnect system account token"),
    ("ghp_", 36, "a GitHub token"), ("github_pat_", 50, "a GitHub token"), ("glpat-", 20, "a GitLab token"),
    ("AKIA", 16, "an AWS access key"), ("xoxb-", 24, "a Slack token"), ("xoxp-", 24, "a Slack token"),
    ("AIza", 35, "a Google API key"), ("sk-proj-", 40, "an OpenAI key"), ("sk-ant-", 40, "an Anthropic key"),
    ("sk-", 40, "an OpenAI key"), ("hvs.", 24, "a Vault token"), ("npm_", 36, "an npm token"),
    ("sk_live_", 24, "a Stripe key"), ("eyJ", 60, "a JSON web token"),
  ].map { (Array($0.utf8), $1, $2) }

  /// How names end whose values are secret.
  private static let names = [
    "secret", "token", "password", "passwd", "apikey", "api_key", "api-key", "_pat", "bearer",
  ]

  /// The credentials in `text`; examples that spell out nothing, such as rows of `x`, are none.
  static func all(in text: String) -> [SecretForm] {
    let bytes = Array(text.utf8)
    var found: [SecretForm] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index].isToken else {
        index += 1
        continue
      }
      let end = bytes[index...].firstIndex { !$0.isToken } ?? bytes.count
      if end - index >= 20, let secret = secret(index..<end, in: bytes) { found.append(secret) }
      index = end
    }
    return found
  }

  /// What the run of token characters at `range` is; nil where it is nothing secret.
  private static func secret(_ range: Range<Int>, in bytes: [UInt8]) -> SecretForm? {
    let run = bytes[range]
    for form in forms {
      // A name and `=` may stand right before it.
      guard
        let start = run.indices.first(where: { start in
          (start == run.startIndex || !run[start - 1].isAlphanumeric) && run[start...].starts(with: form.prefix)
        })
      else { continue }
      let body = run[(start + form.prefix.count)...].prefix { $0.isAlphanumeric || "_-.".utf8.contains($0) }
      if body.count >= form.length, isRandom(body) {
        return SecretForm(kind: form.kind, range: start..<body.endIndex, isCertain: true)
      }
    }
    let value = run.lastIndex(of: UInt8(ascii: "=")).map { $0 + 1 < run.endIndex ? run[($0 + 1)...] : run } ?? run
    let before = bytes[..<value.startIndex].suffix(48).reversed().drop { "\"'=:\\ ".utf8.contains($0) }
    let name = String(decoding: before.prefix { $0.isAlphanumeric || $0 == 95 || $0 == 45 }.reversed(), as: UTF8.self)
    let isSeparated = value.startIndex > 0 && !bytes[value.startIndex - 1].isAlphanumeric
    guard value.count >= 24, isSeparated, names.contains(where: name.lowercased().hasSuffix),
      value.contains(where: \.isUppercase), value.contains(where: \.isLowercase), isRandom(value),
      value.allSatisfy({ $0.isAlphanumeric || "_-+/".utf8.contains($0) })
    else { return nil }
    return SecretForm(kind: "a secret", range: value.startIndex..<value.endIndex, isCertain: false)
  }

  /// Whether `bytes` are varied enough to be drawn by chance.
  private static func isRandom(_ bytes: ArraySlice<UInt8>) -> Bool {
    let lowered = String(decoding: bytes, as: UTF8.self).lowercased()
    guard !["example", "xxxx", "your", "1234567890", "abcdef"].contains(where: lowered.contains) else { return false }
    return Set(bytes).count >= 10 && bytes.contains { (48...57).contains($0) }
  }
}

extension UInt8 {
  fileprivate var isUppercase: Bool { (65...90).contains(self) }

  fileprivate var isLowercase: Bool { (97...122).contains(self) }

  fileprivate var isAlphanumeric: Bool { isUppercase || isLowercase || (48...57).contains(self) }

  /// Whether a credential may have it.
  fileprivate var isToken: Bool { isAlphanumeric || "_-.+/=".utf8.contains(self) }
}

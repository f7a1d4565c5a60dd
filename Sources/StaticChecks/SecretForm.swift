/// Credentials that can be told by their form.
struct SecretForm {
  /// What it is: `a Konnect access token`.
  let kind: String
  /// The credential.
  let text: String

  /// The prefix of each maker's credentials, and how many characters follow at least.
  private static let forms: [(prefix: String, length: Int, kind: String)] = [
    ("kpat_", 30, "a Konnect personal access token"), ("spat_", 30, "a Konnect system account token"),
    ("ghp_", 36, "a GitHub token"), ("github_pat_", 50, "a GitHub token"), ("glpat-", 20, "a GitLab token"),
    ("AKIA", 16, "an AWS access key"), ("xoxb-", 24, "a Slack token"), ("xoxp-", 24, "a Slack token"),
    ("AIza", 35, "a Google API key"), ("sk-proj-", 40, "an OpenAI key"), ("sk-ant-", 40, "an Anthropic key"),
    ("hvs.", 24, "a Vault token"), ("npm_", 36, "an npm token"), ("sk_live_", 24, "a Stripe key"),
  ]

  /// The first credential in `text`; examples that spell out nothing, such as rows of `x`, are none.
  static func first(in text: String) -> SecretForm? {
    for form in forms {
      var rest = text[...]
      while let range = rest.firstRange(of: form.prefix) {
        let body = rest[range.upperBound...].prefix {
          $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-")
        }
        let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
        if body.count >= form.length, !before.isLetter, !before.isNumber, isRandom(body) {
          return SecretForm(kind: form.kind, text: form.prefix + body)
        }
        rest = rest[range.upperBound...]
      }
    }
    return nil
  }

  /// Whether `text` is varied enough to be drawn by chance.
  private static func isRandom(_ text: Substring) -> Bool {
    let lowered = text.lowercased()
    guard !["example", "xxxx", "your", "1234567890", "abcdef"].contains(where: lowered.contains) else { return false }
    return Set(text).count >= 10 && text.contains(where: \.isNumber)
  }
}

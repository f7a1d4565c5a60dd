import Reports

extension ExitStatus {
  /// The status that `outcome` asks for; nil for success.
  init?(_ outcome: RunDocument.Outcome) {
    switch outcome {
    case .verified, .empty: return nil
    case .failed: self = .failed
    case .unverified: self = .unverified
    }
  }
}

/// A variable that only a gateway would use → a made-up value of its kind, for a mock that has none.
enum EntityStandIn {
  /// The value; hosts are of the domain that RFC 2606 keeps for examples.
  static func value(for variable: String) -> String {
    let words = variable.split(separator: "_").map { $0.uppercased() }
    switch words.last {
    case "URL", "URI", "ENDPOINT", "ISSUER": return "https://mock.example.com"
    case "HOST", "HOSTNAME", "DOMAIN": return "mock.example.com"
    case "PORT": return "443"
    default: return "mock-" + words.joined(separator: "-").lowercased()
    }
  }
}

/// When the parts of an exchange were done, counted from its start.
///
/// On a connection used again, the first three are next to zero.
public struct HTTPTimings: Hashable, Sendable {
  /// The host's name was resolved.
  public var nameLookup: Duration
  /// The connection stood.
  public var connect: Duration
  /// The TLS handshake was done; zero without TLS.
  public var tlsHandshake: Duration
  /// The first byte of the answer came.
  public var firstByte: Duration
  /// The answer was complete.
  public var total: Duration

  /// Timings; zero unless told otherwise.
  public init(
    nameLookup: Duration = .zero, connect: Duration = .zero, tlsHandshake: Duration = .zero,
    firstByte: Duration = .zero, total: Duration = .zero
  ) {
    self.nameLookup = nameLookup
    self.connect = connect
    self.tlsHandshake = tlsHandshake
    self.firstByte = firstByte
    self.total = total
  }
}

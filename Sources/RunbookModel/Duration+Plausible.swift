extension Duration {
  /// A number of seconds as a duration: what a file that was tampered with says is cut to thirty years.
  public static func plausible(seconds: Double) -> Duration {
    .seconds(seconds.isFinite ? min(max(seconds, 0), 1e9) : 0)
  }
}

import ArgumentParser

/// Whether the program keeps what it read for the next time.
struct CacheOptions: ParsableArguments {
  @Flag(name: .customLong("no-cache"), help: "Reads specifications anew, and keeps nothing of them for the next time.")
  var isOff = false

  /// The cache; nil for none.
  var cache: SpecificationCache? { isOff ? nil : SpecificationCache.ofUser() }
}

extension SchemaFormat {
  /// Whether servers hold a value to the form to the letter; they read the others by eye, and an empty text as none.
  var isStrict: Bool { [.uuid, .dateTime, .ipv4, .ipv6, .int32, .int64].contains(self) }
}

/// An input that could not be read at all: no such file, a binary, a folder without pages.
public struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, beginning with the input's name.
  public var message: String
  /// What to do about it.
  public var help: String?

  /// An error about an input.
  public init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }

  /// The message.
  public var description: String { message }
}

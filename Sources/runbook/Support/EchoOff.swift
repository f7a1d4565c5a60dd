import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Has the terminal not show what is typed, until it is restored.
struct EchoOff {
  /// The terminal's settings before, while echo is off.
  private static let saved = Mutex<termios?>(nil)

  /// Turns echo off; nil where standard input is no terminal.
  init?() {
    var settings = termios()
    guard tcgetattr(0, &settings) == 0 else { return nil }
    Self.saved.withLock { $0 = settings }
    settings.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(0, TCSAFLUSH, &settings)
  }

  /// Turns echo on again.
  func restore() { Self.restore() }

  /// Turns echo on again if it was turned off; for a program that ends at once.
  static func restore() {
    saved.withLock { settings in
      guard var before = settings else { return }
      tcsetattr(0, TCSANOW, &before)
      settings = nil
    }
  }
}

import Foundation
import NIOCore

/// Why the workbench could not start.
public enum WorkbenchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Something else listens on the port.
  case portInUse(Int)
  /// The port can't be listened on, and the system's words why.
  case cannotListen(port: Int, reason: String)

  init(_ error: IOError, port: Int) {
    self = error.errnoCode == EADDRINUSE ? .portInUse(port) : .cannotListen(port: port, reason: "\(error)")
  }

  /// What happened and what to do.
  public var description: String {
    switch self {
    case .portInUse(let port): "port \(port) is in use; choose another, or 0 for any that is free"
    case .cannotListen(let port, let reason): "cannot listen on 127.0.0.1:\(port): \(reason)"
    }
  }
}

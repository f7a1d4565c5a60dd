import Foundation

/// The address of a file that a specification refers to → the file's name below a folder.
enum ReferenceAddress {
  /// The name, from the folder, that `address` has as seen from the file `name` in it; nil where it leads out of the
  /// folder or to a server.
  static func name(of address: String, from name: String) -> String? {
    let head = address.prefix { $0 != "/" }
    guard !head.contains(":"), !address.hasPrefix("/"), !address.contains("?"),
      let path = address.removingPercentEncoding
    else { return nil }
    var parts = name.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }
}

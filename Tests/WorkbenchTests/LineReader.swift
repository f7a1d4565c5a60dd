import NIOCore
import NIOPosix

/// Reads an answer that never ends, line by line, until a line holds what is looked for.
enum LineReader {
  struct Closed: Error {}

  /// The lines that begin with `data:`, up to and with the first that contains `last`.
  static func read(port: Int, path: String, until last: String) async throws -> [String] {
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(string: "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n"))
      var text = ""
      for try await part in inbound {
        text += String(buffer: part)
        let lines = text.split(whereSeparator: \.isNewline).dropLast(text.utf8.last == UInt8(ascii: "\n") ? 0 : 1)
        let data = lines.filter { $0.hasPrefix("data:") }.map(String.init)
        if let end = data.firstIndex(where: { $0.contains(last) }) { return Array(data[...end]) }
      }
      throw Closed()
    }
  }
}

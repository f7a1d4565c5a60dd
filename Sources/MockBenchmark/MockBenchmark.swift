import CurlClient
import Foundation
import Hummingbird
import JSON
import KonnectMock
import Logging
import NIOCore
import OpenAPI
import SourceText

/// Measures the mock: how long specifications take to load, and what it answers beside a bare server.
///
/// `MockBenchmark load SPECS` loads the OpenAPI files below a folder. `MockBenchmark serve SPECS PORT BARE` serves the
/// mock at PORT, with ten control planes for the token `benchmark`, and at BARE a Hummingbird server that answers every
/// request with the bytes of their list, until it is killed; it prints the path of one of the control planes. Any HTTP
/// load generator can then ask both.
@main struct MockBenchmark {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("load", 2): try load(arguments[1])
    case ("serve", 4):
      guard let port = Int(arguments[2]), let bare = Int(arguments[3]) else { usage() }
      try await serve(arguments[1], port, bare)
    default: usage()
    }
  }

  private static func usage() -> Never {
    print("usage: MockBenchmark load SPECS | MockBenchmark serve SPECS PORT BARE")
    exit(2)
  }

  // MARK: Loading

  private static func load(_ folder: String) throws {
    let files = try specifications(below: folder)
    let clock = ContinuousClock()
    guard let largest = files.max(by: { $0.text.utf8.count < $1.text.utf8.count }) else { return }
    let times = (0..<5).map { _ in clock.measure { _ = Document.load(largest) } }.sorted()
    let name = largest.path.split(separator: "/").suffix(3).joined(separator: "/")
    print("\(name), the largest, \(largest.text.utf8.count / 1024) KB: \(milliseconds(times[2]))")
    var documents: [Document] = []
    let all = clock.measure { documents = files.compactMap { Document.load($0).document } }
    let indexing = clock.measure { _ = OperationIndex(documents) }
    let operations = documents.reduce(0) { $0 + $1.operations.count }
    print("all \(files.count) files, \(operations) operations, one after the other: \(milliseconds(all))")
    print("an index of them: \(milliseconds(indexing))")
  }

  private static func specifications(below folder: String) throws -> [SourceFile] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix("openapi.yaml") }.sorted().map { name in
      let path = "\(folder)/\(name)"
      return SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: URL(filePath: path))))
    }
  }

  // MARK: Serving

  private static func serve(_ folder: String, _ port: Int, _ bare: Int) async throws {
    let documents = try specifications(below: folder).compactMap { Document.load($0).document }
    var configuration = MockConfiguration(specifications: documents, port: port)
    configuration.acceptsAnyToken = true
    try await MockServer.withServer(configuration) { server in
      let (answer, id) = try await fill(server)
      print("/v2/control-planes/\(id)")
      fflush(nil)
      try await serveBare(answer, bare)
    }
  }

  /// Makes ten control planes; returns what their list is answered with, and the id of one.
  private static func fill(_ server: MockServer) async throws -> (list: [UInt8], id: String) {
    let client = try HTTPClient()
    func send(_ method: String, _ body: String?) async throws -> [UInt8] {
      var headers = HTTPHeaders()
      headers.append("Authorization", "Bearer benchmark")
      headers.append("Content-Type", "application/json")
      let url = "\(server.baseURL)/v2/control-planes"
      let bytes = body.map { Array($0.utf8) }
      let request = CurlClient.HTTPRequest(method: method, url: url, headers: headers, body: bytes)
      return try await client.send(request).body
    }
    for number in 0..<10 { _ = try await send("POST", #"{"name":"control-plane-\#(number)"}"#) }
    let answer = try await send("GET", nil)
    await client.shutdown()
    let id = try JSONParser.parse(bytes: answer)["data"]?.array?.first?["id"]?.string
    return (answer, id ?? "none")
  }

  private static func serveBare(_ answer: [UInt8], _ port: Int) async throws {
    var logger = Logger(label: "bare")
    logger.logLevel = .error
    try await Application(
      responder: BareResponder(answer: ByteBuffer(bytes: answer)),
      configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil), logger: logger
    ).run()
  }

  private static func milliseconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    return "\(Int(Double(seconds) * 1000 + Double(attoseconds) / 1e15)) ms"
  }
}

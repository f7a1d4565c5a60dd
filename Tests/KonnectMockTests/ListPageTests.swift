import CurlClient
import JSON
import OpenAPI
import TestSupport
import Testing

@testable import KonnectMock

/// Every list of the real specifications can be gone through page by page, in its own style.
struct ListPageTests {
  @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
  func realListsAreGoneThroughPageByPage() async throws {
    let documents = RealSpecifications.documents
    let client = try MockFixture.makeClient()
    let walks = try await MockServer.withServer(MockConfiguration(specifications: documents)) { mock in
      var walks = Walks()
      for document in documents {
        walks.add(try await Self.walk(document, MockFixture(mock: mock, client: client, clock: .init())))
      }
      return walks
    }
    await client.shutdown()
    print("lists gone through: \(walks.styles.sorted { $0.key < $1.key }.map { "\($0.value) by \($0.key)" })")
    #expect(walks.failures == [])
    #expect(walks.styles["page[number]"] ?? 0 > 50)
    #expect(walks.styles["page[after]"] ?? 0 > 20)
    #expect(walks.styles["offset"] ?? 0 > 20)
    #expect(walks.styles["count alone"] ?? 0 < 3)
  }

  private struct Walks: Sendable {
    var styles: [String: Int] = [:]
    var failures: [String] = []

    mutating func add(_ other: Walks) {
      styles.merge(other.styles, uniquingKeysWith: +)
      failures += other.failures
    }
  }

  /// Makes three things in each collection that is listed by pages and takes them two at a time.
  private static func walk(_ document: Document, _ fixture: MockFixture) async throws -> Walks {
    var walks = Walks()
    for operation in document.operations where operation.method == "GET" {
      guard let style = style(of: operation), let server = operation.servers.first(where: { $0.host != nil }) else {
        continue
      }
      var fixture = fixture
      fixture.token = "\(server.url) \(operation.path.text)"
      fixture.mock.addOrganization(token: fixture.token) { .seconds(100) }
      let host = server.host ?? ""
      guard let path = await path(operation, server.basePath, host, fixture) else { continue }
      for number in 0..<3 {
        let request = ProvisionRequest(
          variable: "ITEM_\(number)", method: "GET", url: "https://\(host)\(path)/$ITEM_\(number)", place: .path)
        _ = await fixture.mock.provision(request, token: fixture.token)
      }
      let headers = ["X-Forwarded-Host": host]
      let all = try await fixture.send("GET", path, headers: headers)
      guard let items = items(of: all), items.count == 3 else { continue }
      let size = style == "offset" ? "size" : "page%5Bsize%5D"
      let answer = try await fixture.send("GET", "\(path)?\(size)=2", headers: headers)
      guard Self.items(of: answer) == Array(items.prefix(2)) else {
        walks.failures.append("\(operation.id): the first page is \(answer.json ?? .null)")
        continue
      }
      let next: String
      if !declaresLink(operation) {
        // A caller of such a list sees how many there are, and no more.
        guard answer["page.total_count"]?.int == 3 else {
          walks.failures.append("\(operation.id): no count of all in \(answer.json ?? .null)")
          continue
        }
        walks.styles["count alone", default: 0] += 1
        continue
      } else if style == "page[number]" {
        next = "\(path)?\(size)=2&page%5Bnumber%5D=2"
      } else if let link = answer["next"]?.string ?? answer["meta.page.next"]?.string ?? answer["meta.next"]?.string
        ?? answer["page.next"]?.string
      {
        next = link
      } else {
        walks.failures.append("\(operation.id): no link to the next page in \(answer.json ?? .null)")
        continue
      }
      let second = try await fixture.send("GET", next, headers: headers)
      guard Self.items(of: second) == Array(items.suffix(1)) else {
        walks.failures.append("\(operation.id): the second page, \(next), is \(second.json ?? .null)")
        continue
      }
      walks.styles[style, default: 0] += 1
    }
    return walks
  }

  private static func style(of operation: OpenAPI.Operation) -> String? {
    let page = operation.parameter("page", in: .query)?.schema
    func has(_ name: String) -> Bool { operation.parameter(name, in: .query) != nil }
    if has("page[number]") || page?.property("number") != nil { return "page[number]" }
    if has("page[after]") || page?.property("after") != nil { return "page[after]" }
    return has("offset") ? "offset" : nil
  }

  /// Whether the answer has a place for where the next page is, or the caller numbers the pages.
  private static func declaresLink(_ operation: OpenAPI.Operation) -> Bool {
    guard style(of: operation) != "page[number]", let schema = operation.successResponse?.content.json?.schema else {
      return true
    }
    return ["next", "meta.page.next", "meta.next", "page.next"].contains { schema.field(at: $0).canExist }
  }

  private static func items(of answer: MockFixture.Answer) -> [JSONValue]? {
    answer["data"]?.array ?? answer["items"]?.array
  }

  /// The list's path with a parent made for every parameter; nil where one can't be.
  private static func path(
    _ operation: OpenAPI.Operation, _ basePath: String, _ host: String, _ fixture: MockFixture
  ) async -> String? {
    var names: [String] = []
    var path = basePath
    for segment in operation.path.segments {
      path += "/"
      for part in segment.parts {
        switch part {
        case .literal(let text): path += text
        case .parameter:
          names.append("P\(names.count)_ID")
          path += "$" + (names.last ?? "")
        }
      }
    }
    for name in names {
      let request = ProvisionRequest(variable: name, method: "GET", url: "https://\(host)\(path)", place: .path)
      guard let made = await fixture.mock.provision(request, token: fixture.token) else { return nil }
      path = path.replacing("$\(name)", with: made.value)
    }
    return path
  }
}

import JSON
import OpenAPI
import SourceText
import Testing

@Suite struct ResourceLifecycleTests {
  private static let text = """
    openapi: 3.0.3
    info: {title: Things, version: '1'}
    servers: [{url: 'https://us.api.konghq.com/v2'}]
    paths:
      /groups:
        get:
          parameters:
            - {name: 'page[size]', in: query, schema: {type: integer, maximum: 50}}
            - name: filter
              in: query
              style: deepObject
              schema: {type: object, properties: {name: {type: object, properties: {eq: {type: string}}}}}
          responses:
            '200':
              description: all
              content: {application/json: {schema: {type: object, properties: {data: {type: array, items: {type: object}}}}}}
        post: {responses: {'201': {description: made}}}
      /groups/{id}:
        get: {responses: {'200': {description: one}}}
        put: {responses: {'200': {description: put}}}
        delete: {responses: {'204': {description: gone}}}
      /groups/{id}/members:
        get:
          responses:
            '200':
              description: all
              content: {application/json: {schema: {type: array, items: {type: object}}}}
      /groups/{id}/members/add:
        post: {responses: {'204': {description: done}}}
      /groups/{id}/members/remove:
        post: {responses: {'204': {description: done}}}
      /settings:
        put: {responses: {'200': {description: put}}}
      /settings/{id}:
        get: {responses: {'200': {description: one}}}
      /searches:
        post: {responses: {'200': {description: found}}}
    """

  private let lifecycle: ResourceLifecycle

  /// Its paths tell enough; that their parameters are not declared is told by a diagnostic.
  private static let document = Document.load(SourceFile(path: "openapi.yaml", text: text)).0

  init() throws { lifecycle = ResourceLifecycle(OperationIndex([try #require(Self.document)])) }

  private static let base = "https://us.api.konghq.com/v2"

  private func request(_ method: String, _ path: String, _ body: JSONValue? = nil) -> ResourceLifecycle.Request {
    .init(method: method, url: Self.base + path, body: body)
  }

  // MARK: Taking back

  @Test func anItemOfACollectionIsDeleted() {
    let made = lifecycle.creation(by: request("POST", "/groups?x=1", ["name": "a"]), status: 201, answer: ["id": "4 7"])
    #expect(made?.label == "group `a`")
    #expect(made?.url == Self.base + "/groups/4%207")
    #expect(made?.inverse == request("DELETE", "/groups/4%207"))
  }

  @Test func membersAreTakenOut() {
    let body: JSONValue = ["members": [["id": "1"], ["id": "2"]]]
    let made = lifecycle.creation(by: request("POST", "/groups/7/members/add", body), status: 204, answer: nil)
    #expect(made?.label == "2 members of /v2/groups/7/members")
    #expect(made?.inverse == request("POST", "/groups/7/members/remove", body))
  }

  @Test func aPutIsTakenBackWhereItCreated() {
    let put = request("PUT", "/groups/7", ["name": "a"])
    #expect(lifecycle.creation(by: put, status: 201, answer: nil)?.inverse == request("DELETE", "/groups/7"))
    let same: JSONValue = ["id": "7", "created_at": 5, "updated_at": 5]
    #expect(lifecycle.creation(by: put, status: 200, answer: same)?.inverse == request("DELETE", "/groups/7"))
    let changed: JSONValue = ["id": "7", "created_at": 5, "updated_at": 6]
    #expect(lifecycle.creation(by: put, status: 200, answer: changed) == nil)
    #expect(lifecycle.creation(by: put, status: 200, answer: nil) == nil)
  }

  @Test func whatNoOperationDeletesIsToldAllTheSame() {
    let new: JSONValue = ["id": "9", "created_at": 5, "updated_at": 5]
    let made = lifecycle.creation(by: request("PUT", "/settings"), status: 200, answer: new)
    #expect(made?.url == Self.base + "/settings/9")
    #expect(made?.inverse == nil)
    #expect(made?.label == "setting")
  }

  @Test func aQuestionCreatesNothing() {
    #expect(lifecycle.creation(by: request("POST", "/searches"), status: 200, answer: ["id": "1"]) == nil)
    #expect(lifecycle.creation(by: request("PATCH", "/groups/7"), status: 200, answer: ["id": "7"]) == nil)
    #expect(lifecycle.creation(by: request("DELETE", "/groups/7"), status: 204, answer: nil) == nil)
  }

  // MARK: Looking for

  @Test func anItemIsLookedForByItsNameAndTheCollectionsOwnFilter() {
    let search = lifecycle.search(for: request("POST", "/groups", ["name": "a b", "size": 3]))
    #expect(search?.list == Self.base + "/groups?filter%5Bname%5D%5Beq%5D=a%20b&page%5Bsize%5D=50")
    #expect(search?.collection == Self.base + "/groups")
    #expect(search?.evidence == .item(field: "name", value: "a b"))
    #expect(search?.listMember == "data")
  }

  @Test func withoutAFilterTheWholeListIsRead() {
    let search = lifecycle.search(for: request("POST", "/groups", ["title": "a"]))
    #expect(search?.list == Self.base + "/groups?page%5Bsize%5D=50")
    #expect(search?.evidence == .item(field: "title", value: "a"))
  }

  @Test func membersAreLookedForInTheirList() {
    let search = lifecycle.search(for: request("POST", "/groups/7/members/add", ["members": [["id": "1"]]]))
    #expect(search?.list == Self.base + "/groups/7/members")
    #expect(search?.evidence == .members(["1"]))
    #expect(search?.listMember == nil)
  }

  @Test func whatHasNoNameOrNoListCannotBeLookedFor() {
    #expect(lifecycle.search(for: request("POST", "/groups", ["size": 3])) == nil)
    #expect(lifecycle.search(for: request("POST", "/searches", ["name": "a"])) == nil)
    #expect(lifecycle.search(for: request("POST", "/nowhere", ["name": "a"])) == nil)
  }

  @Test func theStatusOfSuccess() {
    #expect(lifecycle.successStatus(of: request("POST", "/groups")) == 201)
    #expect(lifecycle.successStatus(of: request("DELETE", "/groups/7")) == 204)
    #expect(lifecycle.successStatus(of: request("POST", "/nowhere")) == nil)
  }
}

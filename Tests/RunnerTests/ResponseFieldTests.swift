import JSON
import Testing

@testable import Runner

struct ResponseFieldTests {
  @Test(arguments: [
    ("MANAGED_CACHE_ID", "id"), ("ID", "id"), ("id", "id"), ("APP_CLIENT_SECRET", "client_secret"),
    ("CLIENT_SECRET", "client_secret"), ("SECRET", "secret"), ("MY_NAME", "name"), ("Display_Name", "display_name"),
  ])
  func findsTheFieldOfAName(_ variable: String, field: String) {
    let response: JSONValue = ["id": "1", "secret": "a", "client_secret": "b", "name": "c", "display_name": "d"]
    #expect(ResponseField.field(for: variable, in: response) == field)
  }

  @Test func takesTheLongestSuffixWithoutAnID() {
    let response: JSONValue = ["client_id": "1", "app_client_id": "2"]
    #expect(ResponseField.field(for: "MY_APP_CLIENT_ID", in: response) == "app_client_id")
    #expect(ResponseField.field(for: "OTHER_CLIENT_ID", in: response) == "client_id")
  }

  @Test(arguments: ["FOOID", "TOKEN", "NAMES", "SURNAME", ""])
  func findsNothingElse(_ variable: String) {
    #expect(ResponseField.field(for: variable, in: ["id": "1", "name": "2", "": "3"]) == nil)
  }

  @Test func findsNothingInWhatIsNoObject() {
    #expect(ResponseField.field(for: "X_ID", in: [["id": "1"]]) == nil)
  }

  @Test func listsWhatThereIs() {
    #expect(ResponseField.list(of: ["a": 1, "b": 2]) == "its fields are a, b")
    #expect(ResponseField.list(of: [:]) == "it has no fields")
    #expect(ResponseField.list(of: [1]) == "it is no object, but array")
    let many = JSONValue.object(JSONObject((1...23).map { ("f\($0)", 1) }))
    #expect(ResponseField.list(of: many).hasSuffix("f19, f20 and 3 more"))
  }
}

import RunbookModel
import Testing

struct ExportedFieldTests {
  @Test(arguments: [
    ("CACHE_ID", ["name", "id"], "id"), ("CACHE_ID", ["cache_id"], "cache_id"),
    ("APP_CLIENT_SECRET", ["secret", "client_secret"], "client_secret"),
    ("API_KEY", ["apiKey", "key"], "key"), ("NAME", ["Name"], "Name"), ("NAME", ["names"], nil), ("", ["id"], nil),
  ])
  func isWhatTheNameEndsIn(_ variable: String, _ fields: [String], _ field: String?) {
    #expect(ExportedField.field(for: variable, among: fields) == field)
  }

  @Test func prefersTheIdOfAnID() {
    #expect(ExportedField.names(for: "MANAGED_CACHE_ID") == ["id", "managed_cache_id", "cache_id", "id"])
  }
}

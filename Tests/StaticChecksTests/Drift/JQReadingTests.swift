import JSON
import Testing

@testable import StaticChecks

struct JQReadingTests {
  @Test(arguments: [
    (".id", ["/id"]), (".data[0].id", ["/data/-/id"]), (".data[] | .a.b", ["/data/-/a/b"]), (".\"a b\".c?", ["/a b/c"]),
    (".data[] | select(.name == \"x | y\") | .id", ["/data/-/name", "/data/-/id"]), (".[\"k\"]", ["/k"]),
    ("first(.data[])", []), (".data | map(.id)", ["/data"]), (".a // .b", ["/a"]), (".", []), ("", []), (".[", []),
    (".data[] | select(.name | test(\"x\")) | .id", ["/data/-/id"]),
    (".a | select(.b == \"\\\"|\") | .c", ["/a/b", "/a/c"]),
    ("[.data[] | .id] | first", []), (".items[-1:]", []), (".a|", ["/a"]),
  ])
  func readsPlainPaths(_ program: String, _ fields: [String]) {
    #expect(JQReading.fields(of: program).map(\.description) == fields)
  }
}

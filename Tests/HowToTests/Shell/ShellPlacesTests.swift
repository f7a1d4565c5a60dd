import JSON
import TestSupport
import Testing

@testable import HowTo

struct ShellPlacesTests {
  /// The piece of `script` at `pointer` of its first request.
  private func piece(_ pointer: String..., isKey: Bool = false, of script: String) throws -> String? {
    let reading = ShellScript(script)
    let request = try #require(ShellRequests(of: reading).requests.first)
    let places = ShellPlaces(of: request, in: script)
    let range = (isKey ? places.keys : places.values)[JSONPointer(pointer)]
    return range.map { String(decoding: Array(script.utf8)[$0], as: UTF8.self) }
  }

  @Test func pointsThroughSingleQuotes() throws {
    let script = "curl -X POST https://a/b \\\n  -d '{\n  \"name\": \"x\",\n  \"port\": 80\n}'"
    #expect(try piece("url", of: script) == "https://a/b")
    #expect(try piece("method", of: script) == "POST")
    #expect(try piece("body", "port", of: script) == "80")
    #expect(try piece("body", "port", isKey: true, of: script) == "\"port\"")
  }

  @Test func pointsThroughEscapesAndVariables() throws {
    let script = #"curl --json "{\"id\": \"$ID\", \"kind\": \"${KIND}s\"}" https://a/b"#
    #expect(try piece("body", "kind", of: script)?.contains("${KIND}s") == true)
    #expect(try piece("body", "id", of: script)?.contains("$ID") == true)
  }

  @Test func pointsIntoHeredocs() throws {
    let script = "curl https://a/b --json @- <<EOF\n{\"a\": {\"b\": [1, true]}}\nEOF\n"
    #expect(try piece("body", "a", "b", "1", of: script) == "true")
    let here = "curl https://a/b --json @- <<< '{\"a\": 12}'\n"
    #expect(try piece("body", "a", of: here) == "12")
  }

  @Test func pointsAtWhatStandsBehindALetter() throws {
    #expect(try piece("method", of: "curl -sXPUT https://a/b -d x") == "PUT")
    #expect(try piece("body", of: "curl -d'x=y' https://a/b") == "x=y")
  }

  @Test func pointsAtVariableAndProgramOfACapture() throws {
    let script = "export ID=$(curl -s https://a/b | jq -r '.data[0].id')"
    #expect(try piece("capture", "0", "variable", of: script) == "ID")
    #expect(try piece("capture", "0", "jq", of: script) == ".data[0].id")
  }

  @Test func knowsTheHeadersInOrder() throws {
    let script = "curl https://a/b -H 'A: b' -A me --json '{}'"
    let request = try #require(ShellRequests(of: ShellScript(script)).requests.first)
    let places = ShellPlaces(of: request, in: script).headers.map { range in
      range.map { String(decoding: Array(script.utf8)[$0], as: UTF8.self) }
    }
    #expect(places == ["A: b", "me"])
  }
}

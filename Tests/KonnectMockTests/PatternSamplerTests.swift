import JSON
import OpenAPI
import Testing

@testable import KonnectMock

struct PatternSamplerTests {
  @Test(arguments: [
    #"^\d+\.\d+$"#, #"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"#, #"^(([a-zA-Z0-9\.\-]+)|\[([a-fA-F0-9:]+)\]):\d+$"#,
    #"^[A-Z]{3}$"#, #"^(?:foo|bar)-[0-9a-f]{8}$"#, #"^arn:aws:iam::\d{12}:role\/[\w+=,.@-]+$"#,
    #"^\$\{vault\['.*'\]\}$"#,
    #"^[^/]+\/[^/]+$"#, #"^(\d{1,5}|\d{1,5}-\d{1,5})$"#,
    #"^[\.-]([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*([a-z0-9-]*[a-z0-9])$"#,
    #"^01[0-9A-HJKMNP-TV-Z]{24}$"#, #"^(?!x)[a-z]+$"#, #"^[a-z]{2,}?$"#,
  ])
  func matches(_ pattern: String) {
    let schema = Schema.compile(["type": "string", "pattern": .string(pattern)], dialect: .openAPI30)
    for seed in 0..<20 {
      let texts = [0, 1, 4].map { PatternSampler.sample(pattern, repeats: $0, seed: UInt64(seed)) }
      #expect(texts.contains { schema.validate(.string($0)).isEmpty }, "\(texts)")
    }
  }

  @Test func samplesMeetLengths() {
    let schema = Schema.compile(
      ["type": "string", "pattern": "^[a-z]*$", "minLength": 20, "maxLength": 30], dialect: .openAPI30)
    let value = ValueBuilder.plain(seed: 1).value(for: schema)
    #expect(schema.validate(value).isEmpty)
  }

  @Test(arguments: [
    "(", "[", "\\", "a{", "a{99999999999999999999}", "(?", "(?<", "[a-", "[\\", "*", "+", "a**", ")", "|", "\\u12",
    "\\p{",
    String(repeating: "(", count: 10_000), "(a{1000}){1000}", "((((a*)*)*)*)*", "((((((()*)*)*)*)*)*)*",
  ])
  func malformedPatternsEnd(_ pattern: String) {
    #expect(PatternSampler.sample(pattern, repeats: 64, seed: 1).utf8.count < 5_000_000)
  }
}

import Foundation
import JSON
import RunbookModel
import Testing

@testable import Runner

struct RedactorTests {
  private func redactor(_ secrets: String...) -> Redactor {
    let redactor = Redactor()
    for secret in secrets { redactor.learn(secret: secret) }
    return redactor
  }

  @Test func masksThePlainValueWhereverItStands() {
    #expect(redactor("s3cret!").redact("a s3cret! and xs3cret!x") == "a ••• and x•••x")
  }

  @Test func masksURLEncodedForms() {
    let redactor = redactor("p@ss wörd/+")
    #expect(redactor.redact("?q=p%40ss%20w%C3%B6rd%2F%2B&x") == "?q=•••&x")
    #expect(redactor.redact("?q=p%40ss%20w%c3%b6rd%2f%2b&x") == "?q=•••&x")
    #expect(redactor.redact("?q=p%40ss+w%C3%B6rd%2F%2B&x") == "?q=•••&x")
    #expect(redactor.redact("/p@ss%20w%C3%B6rd/+/x") == "/•••/x")
  }

  @Test(arguments: ["", "u", "us", "use", "user:", "user:x"])
  func masksBase64AtEveryAlignment(_ lead: String) {
    let secret = "correct-horse-battery"
    let encoded = Data("\(lead)\(secret)".utf8).base64EncodedString()
    let redacted = redactor(secret).redact("Basic \(encoded) end")
    #expect(redacted.contains("•••"))
    // What is left holds at most the bits that the secret's ends share with their neighbours.
    let rest = redacted.replacing("•••", with: "").replacing("Basic ", with: "").replacing(" end", with: "")
    #expect(rest.filter { $0 != "=" }.count <= lead.utf8.count * 4 / 3 + 3)
  }

  @Test func masksBase64WithTextAfterIt() {
    let encoded = Data("user:correct-horse-battery:more".utf8).base64EncodedString()
    #expect(redactor("correct-horse-battery").redact(encoded).contains("•••"))
  }

  @Test func masksBase64ForURLs() {
    let secret = "???>>>~~~ÿÿÿ???>>>"
    let encoded = Data(secret.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
    #expect(redactor(secret).redact("t=\(encoded)") == "t=•••")
  }

  @Test func masksTheFormInJSON() {
    let secret = "say \"hi\"\n\\tab\tend"
    let json = JSONValue.object(["key": .string(secret)]).description
    #expect(redactor(secret).redact(json) == #"{"key":"•••"}"#)
  }

  @Test func masksEachLineOfAKey() {
    let key = "-----BEGIN KEY-----\nMIIEvQIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END KEY-----"
    let redactor = redactor(key)
    #expect(redactor.redact(key) == "•••")
    #expect(redactor.redact("-----BEGIN KEY----- MIIEvQIBADANBgkq hkiG9w0BAQEFAASC") == "-----BEGIN KEY----- ••• •••")
  }

  @Test func masksWhatWasCutOff() {
    let redactor = redactor("kpat_0123456789")
    #expect(redactor.redact("the answer begins: token kpat_01234…") == "the answer begins: token •••…")
    #expect(redactor.redact("kpa… and kpat_… kpat") == "kpa… and •••… kpat")
    #expect(redactor.redact("…kpat_01") == "…kpat_01")
  }

  @Test func leavesShortValuesAlone() {
    #expect(redactor("abc").redact("abc abc") == "abc abc")
    #expect(redactor("abcd").redact("abcd") == "•••")
    #expect(redactor("").redact("x") == "x")
  }

  @Test func masksTheLongerOfTwoFirst() {
    #expect(redactor("token", "token-long").redact("token-long token") == "••• •••")
  }

  @Test func learnsBindingsByName() {
    let redactor = Redactor(secretNames: ["MINE"])
    redactor.learn(Binding(variable: "MINE", value: "first-value", source: .page))
    redactor.learn(Binding(variable: "API_KEY", value: "second-value", source: .page))
    redactor.learn(Binding(variable: "KEYBOARD", value: "third-value", source: .page))
    #expect(redactor.redact("first-value second-value third-value") == "••• ••• third-value")
  }

  @Test func survivesManySecretsAndLongTexts() {
    let redactor = Redactor()
    for number in 0..<50 { redactor.learn(secret: "secret-number-\(number)") }
    let text = String(repeating: "harmless … ", count: 500) + "secret-number-42"
    #expect(redactor.redact(text).hasSuffix("harmless … •••"))
  }

  @Test func aCombiningCharacterBehindASecretHidesNothing() {
    let redactor = Redactor()
    redactor.learn(secret: "s3cret-value")
    #expect(redactor.redact("a s3cret-value\u{301} b s3cret-value") == "a •••\u{301} b •••")
    #expect(redactor.redact("nothing of it") == "nothing of it")
  }
}

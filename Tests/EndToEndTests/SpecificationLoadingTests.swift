import Foundation
import Testing

/// Specifications as they are named: malformed ones, references to other files, and the cache.
@Suite struct SpecificationLoadingTests {
  private func check(_ folder: ScratchFolder, _ specs: String = "specs", cache: String? = nil, _ more: String...)
    async throws -> RunbookProcess.Result
  {
    let environment = cache.map { ["XDG_CACHE_HOME": folder.url.appending(path: $0).path] } ?? [:]
    let (process, output, errors) = try RunbookProcess.start(
      ["check", "page.md", "--specs", specs] + more, in: folder.url, environment: environment)
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    let messages = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return RunbookProcess.Result(output: text, errors: messages, status: process.terminationStatus)
  }

  /// A folder with a page whose status is wrong, so that a specification that is read has an effect.
  private func folder() throws -> ScratchFolder {
    let folder = try CheckFixture.folder(CheckFixture.page.replacing("metod", with: "method"))
    for name in ["specs", "specs/common", "cache"] {
      try FileManager.default.createDirectory(at: folder.url.appending(path: name), withIntermediateDirectories: true)
    }
    try folder.write(CheckFixture.specification, to: "specs/api.yaml")
    return folder
  }

  private static let finding = "status-not-declared"

  // MARK: Malformed ones

  @Test func malformedOnesAreToldWithTheirPlaceAndTheRestServes() async throws {
    let folder = try folder()
    try folder.write("openapi: 3.0.3\npaths: {/a: {get: {", to: "specs/cut.yaml")
    try folder.write(
      """
      openapi: 3.0.3
      paths:
        /other:
          get: text
        /further:
          get: {responses: {'200': {$ref: '#/components/responses/None'}}}
      components:
        schemas:
          A: {$ref: '#/components/schemas/B'}
          B: {$ref: '#/components/schemas/A'}
          C: {properties: {x: {$ref: 'http://127.0.0.1:9/x.yaml'}, y: {$ref: '../outside.yaml#/Y'}}}
      """, to: "specs/wrong.yaml")
    try folder.write("Y: {type: string}\n", to: "outside.yaml")
    try Data([1, 0, 2]).write(to: folder.url.appending(path: "specs/binary.yaml"))
    let result = try await check(folder)
    #expect(result.output.contains(Self.finding), "\(result.output)")
    for message in [
      "specs/binary.yaml: a binary file, no specification",
      "specs/cut.yaml:2:", "error[openapi-syntax]: the specification cannot be read",
      "specs/wrong.yaml:4:5: error[openapi-structure]: an operation must be an object",
      "specs/wrong.yaml:6:31: error[openapi-reference]: \"#/components/responses/None\" names nothing",
      "this reference leads back to itself",
      "\"http://127.0.0.1:9/x.yaml\" is not followed: specifications are read from files alone, never over the network",
      "\"../outside.yaml#/Y\" names nothing in a file below the folder of the specification",
    ] { #expect(result.output.contains(message), "\(message): \(result.output)") }
    #expect(result.status == 1)
  }

  @Test func bytesThatAreNoTextAreTold() async throws {
    let folder = try folder()
    let bytes = Data(CheckFixture.specification.utf8) + Data("# caf".utf8) + [0xE9, 10]
    try bytes.write(to: folder.url.appending(path: "specs/api.yaml"))
    for _ in 1...2 {
      let result = try await check(folder, cache: "cache")
      #expect(
        result.output.contains("error[invalid-utf8]: the specification is no UTF-8 from here on"), "\(result.output)")
      #expect(result.status == 1)
    }
  }

  @Test func filesBelowTheFolderAreReferredTo() async throws {
    let folder = try folder()
    try folder.write(
      CheckFixture.specification.replacing(
        "{'201': {description: Made}}", with: "{'201': {$ref: 'common/answers.yaml#/Made'}}"),
      to: "specs/api.yaml")
    try folder.write("Made: {$ref: '../more.yaml#/Done'}\n", to: "specs/common/answers.yaml")
    try folder.write("Done: {description: Done}\n", to: "specs/more.yaml")
    let result = try await check(folder, cache: "cache")
    #expect(result.errors == "")
    #expect(result.output.contains(Self.finding), "\(result.output)")
    // Another file changes what the specification says, so nothing stale may be used.
    try folder.write("Done: {}\nMade: {description: x}\n", to: "specs/more.yaml")
    try folder.write("Made: {$ref: '../more.yaml#/None'}\n", to: "specs/common/answers.yaml")
    #expect(try await check(folder, cache: "cache").output.contains("names nothing"))
  }

  @Test func linksDoNotLeadOut() async throws {
    let folder = try folder()
    try folder.write("Made: {description: Made}\n", to: "outside.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "specs/link.yaml").path, withDestinationPath: "../outside.yaml")
    try folder.write(
      CheckFixture.specification.replacing("{description: Made}", with: "{$ref: 'link.yaml#/Made'}"),
      to: "specs/api.yaml")
    #expect(try await check(folder).output.contains("names nothing in a file below the folder"))
  }

  // MARK: The cache

  /// The files of the cache.
  private func entries(_ folder: ScratchFolder) -> [URL] {
    let cache = folder.url.appending(path: "cache")
    let names = FileManager.default.enumerator(atPath: cache.path)?.compactMap { $0 as? String } ?? []
    return names.map { cache.appending(path: $0) }.filter { !$0.hasDirectoryPath && (try? Data(contentsOf: $0)) != nil }
  }

  @Test func theCacheChangesNothingOfWhatIsSaid() async throws {
    let folder = try folder()
    try folder.write(CheckFixture.specification.replacing("Things", with: "Others"), to: "specs/b.yaml")
    try folder.write("openapi: 3.1.0\npaths:\n  /x: {get: {parameters: [{$ref: '#/none'}]}}\n", to: "specs/c.yaml")
    let cold = try await check(folder, cache: "cache")
    #expect(entries(folder).count == 3)
    #expect(cold.output.contains("specs/c.yaml:3:"))
    #expect(cold.output.contains(Self.finding))
    let warm = try await check(folder, cache: "cache")
    #expect(warm.output == cold.output)
    #expect(warm.errors == cold.errors)
    let uncached = try await check(folder)
    #expect(uncached.output == cold.output)
    #expect(uncached.errors == cold.errors)
    // What the file says now counts.
    try folder.write(CheckFixture.specification.replacing("'201'", with: "'200'"), to: "specs/api.yaml")
    try folder.write(CheckFixture.specification.replacing("'201'", with: "'200'"), to: "specs/b.yaml")
    #expect(try await !check(folder, cache: "cache").output.contains(Self.finding))
  }

  @Test func aDamagedEntryIsPassedOverAndWrittenAgain() async throws {
    let folder = try folder()
    let cold = try await check(folder, cache: "cache")
    let entry = try #require(entries(folder).first)
    let whole = try Data(contentsOf: entry)
    var damaged: [Data] = [Data(), whole.prefix(10), whole.prefix(whole.count / 2), whole.dropLast(), Data("x\n".utf8)]
    for place in [0, 70, whole.count - 3] {
      var data = whole
      data[data.startIndex + place] ^= 1
      damaged.append(data)
    }
    for data in damaged {
      try data.write(to: entry)
      let result = try await check(folder, cache: "cache")
      #expect(result.output == cold.output)
      #expect(result.errors == cold.errors)
      // A damaged body is found when it is needed, and made anew by the next command.
      _ = try await check(folder, cache: "cache")
      #expect(try Data(contentsOf: entry) == whole)
    }
  }

  @Test func aCacheThatCannotBeWrittenIsNoFault() async throws {
    let folder = try folder()
    try folder.write("a file, no folder", to: "file")
    let result = try await check(folder, cache: "file")
    #expect(result.errors == "")
    #expect(result.output.contains(Self.finding))
  }

  @Test func withoutItNothingIsKept() async throws {
    let folder = try folder()
    let result = try await check(folder, cache: "cache", "--no-cache")
    #expect(result.output.contains(Self.finding))
    #expect(entries(folder).isEmpty)
  }
}

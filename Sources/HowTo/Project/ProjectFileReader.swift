import JSON
import RunbookModel
public import SourceText

/// A `.runbook.yaml` → its settings.
///
/// ```yaml
/// site: docs
/// specs: [docs/api-specs]
/// deployment: konnect
/// tabs: {os: linux}
/// jobs: 4
/// strict: true
/// expected-failures:
///   - page: how-to/rate-limits.md
///     step: validate/2
///     reason: the gateway answers 503 since 3.12
///     owner: docs-team
///     until: 2026-12-31
/// ```
///
/// There is no key for the target or the value of a variable: a file that comes with somebody's pages must not be able
/// to send the reader's token elsewhere.
public struct ProjectFileReader {
  private let file: SourceFile
  private var diagnostics: [Diagnostic] = []
  private var project: ProjectFile
  private var values: JSONValue = .null
  private var places: [JSONPointer: YAMLDocument.Place] = [:]

  private static let keys = [
    "site", "specs", "deployment", "tabs", "jobs", "manual", "strict", "secret", "expected-failures",
  ]
  private static let failureKeys = ["page", "step", "rule", "message", "reason", "owner", "until"]

  private init(_ file: SourceFile) {
    self.file = file
    project = ProjectFile(path: file.path)
  }

  /// Reads `file`; what cannot be read is left out and told.
  public static func read(_ file: SourceFile) -> (project: ProjectFile, diagnostics: [Diagnostic]) {
    var reader = ProjectFileReader(file)
    reader.read()
    return (reader.project, reader.diagnostics)
  }

  private mutating func read() {
    if let fault = file.invalidUTF8(in: "file of settings") {
      diagnostics.append(fault)
      return
    }
    do throws(YAMLDocument.Failure) {
      let document = try YAMLDocument.parse(file.text)
      values = document.value
      places = document.places
    } catch {
      diagnostics.append(
        Diagnostic(
          .error, rule: "malformed-settings", "the YAML cannot be read: \(error.message)",
          at: file.range(error.offset..<min(error.offset + 1, file.text.utf8.count)),
          fix: .init("write lines of `key: value`")))
      return
    }
    guard !values.isNull else { return }
    guard values.object != nil else {
      report("the settings are keys and values", .root, fix: "write lines of `key: value`")
      return
    }
    checkKeys(at: .root, known: Self.keys)
    project.site = text("site").map(project.resolved)
    project.specs = texts("specs").map(project.resolved)
    project.deployment = choice("deployment", of: Runbook.Deployment.allCases.map(\.rawValue))
      .flatMap(Runbook.Deployment.init)
    project.manual = choice("manual", of: ["scenario", "assume", "fail"])
    project.jobs = number("jobs", in: 1...1024)
    project.secret = texts("secret")
    if let value = values["strict"] {
      project.isStrict = value.bool
      if value.bool == nil { report("`strict` is true or false", JSONPointer(["strict"]), fix: "write one of them") }
    }
    readTabs()
    readExpectedFailures()
  }

  // MARK: Values

  private mutating func text(_ key: String, at parent: JSONPointer = .root) -> String? {
    let pointer = parent.appending(key)
    guard let value = values[pointer] else { return nil }
    if let text = value.scalarText, !text.isEmpty { return text }
    report("`\(key)` is a text", pointer, fix: "write `\(key): …` on one line")
    return nil
  }

  /// One text, or a list of them.
  private mutating func texts(_ key: String) -> [String] {
    guard let value = values[key] else { return [] }
    let texts = (value.array ?? [value]).map(\.scalarText)
    if texts.contains(nil) { report("`\(key)` is a list of texts", JSONPointer([key]), fix: "write `\(key): [a, b]`") }
    return texts.compactMap(\.self)
  }

  private mutating func choice(_ key: String, of choices: [String]) -> String? {
    guard let text = text(key) else { return nil }
    if choices.contains(text) { return text }
    let list = choices.joined(separator: ", ")
    report("`\(key)` is one of \(list)", JSONPointer([key]), fix: "write one of \(list)")
    return nil
  }

  private mutating func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = values[key] else { return nil }
    if let number = value.int, range.contains(number) { return number }
    let limits = "from \(range.lowerBound) to \(range.upperBound)"
    report("`\(key)` is a whole number \(limits)", JSONPointer([key]), fix: "write a number \(limits)")
    return nil
  }

  private mutating func readTabs() {
    guard let value = values["tabs"] else { return }
    guard let tabs = value.object, tabs.allSatisfy({ $0.value.scalarText != nil }) else {
      report("`tabs` holds a tab's name for a group", JSONPointer(["tabs"]), fix: "write `tabs: {group: name}`")
      return
    }
    for (group, name) in tabs { project.tabs[group] = name.scalarText }
  }

  // MARK: Expected failures

  private mutating func readExpectedFailures() {
    guard let value = values["expected-failures"] else { return }
    guard let entries = value.array else {
      let pointer = JSONPointer(["expected-failures"])
      report("`expected-failures` is a list", pointer, fix: "begin each entry with `- page:`")
      return
    }
    for index in entries.indices {
      let pointer = JSONPointer(["expected-failures", String(index)])
      guard entries[index].object != nil else {
        report("an expected failure is a mapping", pointer, fix: "write `page`, `reason`, `owner` and `until`")
        continue
      }
      checkKeys(at: pointer, known: Self.failureKeys)
      for key in ["page", "reason", "owner", "until"] where values[pointer.appending(key)] == nil {
        report("this expected failure has no `\(key)`", pointer, fix: "add `\(key)`")
      }
      guard let page = text("page", at: pointer), let reason = text("reason", at: pointer),
        let owner = text("owner", at: pointer), let until = until(at: pointer), let range = range(pointer)
      else { continue }
      var failure = ExpectedFailure(reason: reason, owner: owner, until: until, range: range)
      failure.step = text("step", at: pointer)
      failure.rule = text("rule", at: pointer)
      failure.message = text("message", at: pointer)
      project.expectedFailures.append(ProjectFile.Entry(page: project.resolved(page), failure: failure))
    }
  }

  private mutating func until(at parent: JSONPointer) -> CalendarDay? {
    guard let text = text("until", at: parent) else { return nil }
    if let day = CalendarDay(text) { return day }
    report("`until` is a day", parent.appending("until"), fix: "write it as in 2026-12-31")
    return nil
  }

  // MARK: Faults

  /// Reports the keys at `pointer` that are none, with the one that was probably meant.
  private mutating func checkKeys(at pointer: JSONPointer, known: [String]) {
    let keys = values[pointer]?.object?.keys.map(\.self) ?? []
    for key in keys where !known.contains(key) {
      let nearest = EditDistance.nearest(to: key, among: known.filter { !keys.contains($0) }, limit: 1).first
      diagnostics.append(
        Diagnostic(
          .error, rule: "unknown-key", "\(ProjectFile.name) has no key `\(key)` here",
          at: places[pointer.appending(key)]?.key.map { file.range($0) },
          fix: nearest.map { .init("write `\($0)`", replacement: $0) }
            ?? .init("write one of \(known.joined(separator: ", "))")))
    }
  }

  private mutating func report(_ message: String, _ pointer: JSONPointer, fix: String) {
    diagnostics.append(
      Diagnostic(.error, rule: "malformed-settings", message, at: range(pointer), fix: .init(fix)))
  }

  private func range(_ pointer: JSONPointer) -> SourceRange? { places[pointer].map { file.range($0.value) } }
}

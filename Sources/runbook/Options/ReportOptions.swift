import ArgumentParser
import Reports

/// The reports that are written besides what the terminal shows.
struct ReportOptions: ParsableArguments {
  @Option(
    name: .customLong("report"),
    help: "Writes a report, as FORMAT=PATH; - for standard output. FORMAT is text, json, junit, github or markdown.",
    transform: ReportRequest.init)
  var reports: [ReportRequest] = []

  mutating func validate() throws {
    if reports.count(where: \.isOnStandardOutput) > 1 {
      throw ValidationError("one report at most goes to standard output")
    }
    let paths = reports.map(\.path)
    if let path = paths.first(where: { path in paths.count { $0 == path } > 1 }) {
      throw ValidationError("two reports go to \(path)")
    }
  }
}

/// A report that is asked for.
struct ReportRequest: Sendable {
  /// The format.
  var format: RunReport.Format
  /// Where it goes; `-` for standard output.
  var path: String

  /// Whether it goes to standard output.
  var isOnStandardOutput: Bool { path == "-" }

  /// A request as it is written, `junit=results.xml`.
  ///
  /// - Throws: `ValidationError` for anything else.
  init(_ text: String) throws {
    let formats = RunReport.Format.allCases.map(\.rawValue).joined(separator: ", ")
    guard let equals = text.firstIndex(of: "="), text.index(after: equals) < text.endIndex else {
      throw ValidationError("--report \(text): expected FORMAT=PATH, FORMAT being one of \(formats)")
    }
    guard let format = RunReport.Format(rawValue: String(text[..<equals])) else {
      throw ValidationError("--report \(text): no such format; it is one of \(formats)")
    }
    self.format = format
    path = String(text[text.index(after: equals)...])
  }
}

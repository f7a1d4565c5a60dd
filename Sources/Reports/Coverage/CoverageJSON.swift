public import JSON
import RunbookModel

/// Coverage → JSON.
public enum CoverageJSON {
  /// The report as an object.
  ///
  /// - Parameter listsUncovered: Whether the operations that no step uses are listed, too.
  public static func render(_ report: CoverageReport, listsUncovered: Bool = false) -> JSONValue {
    [
      "pages": number(report.pageCount),
      "operations": number(report.operationCount),
      "covered": number(report.coveredCount),
      "percent": percent(report.coveredCount, of: report.operationCount),
      "apis": .array(report.apis.map { api($0, listsUncovered: listsUncovered) }),
    ]
  }

  private static func api(_ api: CoverageReport.API, listsUncovered: Bool) -> JSONValue {
    var value: JSONValue = [
      "file": .string(api.file),
      "title": .string(api.title),
      "version": .string(api.version),
      "operations": number(api.operations.count),
      "covered": number(api.coveredCount),
      "percent": percent(api.coveredCount, of: api.operations.count),
      "coveredOperations": .array(
        api.operations.filter { !$0.uses.isEmpty }.map { operation in
          [
            "operationId": .string(operation.id), "operation": .string(operation.name),
            "steps": .array(
              operation.uses.map { ["place": .string($0.place), "step": .string($0.step.id)] }),
          ]
        }),
    ]
    if listsUncovered {
      value["uncoveredOperations"] = .array(
        api.operations.filter(\.uses.isEmpty).map {
          ["operationId": .string($0.id), "operation": .string($0.name)]
        })
    }
    return value
  }

  private static func number(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }

  private static func percent(_ part: Int, of whole: Int) -> JSONValue {
    let text = CoverageReport.percent(part, of: whole).text
    return JSONNumber(text: text).map(JSONValue.number) ?? .null
  }
}

import JSON
import JSONQuery
import RunbookModel

extension RunSession {
  /// Takes the captures of `request` from `response`; what cannot be taken fails the step.
  ///
  /// A list that is empty because a step was left out that may have filled it refutes nothing: the step is unverified.
  mutating func capture(
    _ request: RequestTemplate, from response: Exchange.Response, isOfScenario: Bool, _ result: inout StepResult
  ) async {
    for capture in request.captures {
      let value: String
      do throws(NoValue) {
        value = try Self.value(of: capture, in: response)
      } catch {
        let leftOut =
          request.method == "GET" && response.json.flatMap(ResponseField.items)?.items.isEmpty == true
          ? stepLeftOut(before: result.step.id, thatMayMake: request.collectionName) : nil
        result.worsen(to: leftOut == nil ? .failed : .unverified)
        let summary = "capture of $\(capture.variable): \(error.reason)"
        result.checks.append(
          CheckResult(
            leftOut == nil ? .failed : .unverified,
            leftOut.map { ResponseChecks.excuse(summary, by: $0) } ?? summary,
            details: ResponseExcerpt.lines(of: response), range: capture.range))
        continue
      }
      let source: Binding.Source = isOfScenario ? .scenario : .response(step: result.step.id, path: capture.jq)
      await bind(Binding(variable: capture.variable, value: value, source: source), in: &result)
    }
  }

  /// Why nothing can be taken.
  struct NoValue: Error {
    var reason: String
  }

  private static func value(of capture: Capture, in response: Exchange.Response) throws(NoValue) -> String {
    if let name = capture.header {
      guard let header = response.headers.last(where: { $0.name.lowercased() == name.lowercased() }) else {
        throw NoValue(reason: "the answer has no header `\(name)`")
      }
      return header.value
    }
    // A whole answer is text, whatever it holds.
    if capture.jq == ".", response.json == nil { return response.text }
    return try output(of: capture.jq, from: response.json, of: "the response").get()
  }

  /// The first output of a jq program.
  static func output(of program: String, from json: JSONValue?, of what: String) -> Result<String, NoValue> {
    guard let json else { return .failure(NoValue(reason: "\(what) is no JSON")) }
    do throws(JSONQueryError) {
      let output = try JSONQuery(program)(json).first ?? .null
      guard !output.isNull else { return .failure(NoValue(reason: "`\(program)` finds nothing in \(what)")) }
      return .success(JSONQuery.text(of: output))
    } catch {
      return .failure(NoValue(reason: "\(error)"))
    }
  }
}

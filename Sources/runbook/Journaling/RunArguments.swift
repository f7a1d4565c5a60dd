import RunbookModel
import Runner

/// The arguments of `run` as the journal keeps them: without pages, and without the values of secrets.
struct RunArguments: Sendable {
  /// What is kept.
  var kept: [String] = []
  /// The variables whose values were left out.
  var withheld: [String] = []

  /// What of `arguments` (those after `run`) is kept.
  ///
  /// - Parameters:
  ///   - pages: The pages among them.
  ///   - isSecret: Whether a variable's value must not be kept.
  init(_ arguments: [String], pages: [String], isSecret: (String) -> Bool) {
    var pages = pages
    var index = arguments.startIndex
    while index < arguments.endIndex {
      let argument = arguments[index]
      index += 1
      if argument == "--var", index < arguments.endIndex {
        keep(["--var", arguments[index]], assignment: arguments[index], isSecret)
        index += 1
      } else if argument.hasPrefix("--var=") {
        keep([argument], assignment: String(argument.dropFirst("--var=".count)), isSecret)
      } else if argument.hasPrefix("--"), argument != "--" {
        kept.append(argument)
        // An option's value, which may look like a page.
        if !argument.contains("="), index < arguments.endIndex, !arguments[index].hasPrefix("-"),
          !pages.contains(arguments[index])
        {
          kept.append(arguments[index])
          index += 1
        }
      } else if let page = pages.firstIndex(of: argument) {
        pages.remove(at: page)
      } else if argument != "--" {
        kept.append(argument)
      }
    }
  }

  private mutating func keep(_ words: [String], assignment: String, _ isSecret: (String) -> Bool) {
    let name = String(assignment.prefix { $0 != "=" })
    if isSecret(name) { withheld.append(name) } else { kept += words }
  }
}

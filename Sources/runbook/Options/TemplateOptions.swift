public import ArgumentParser
import Foundation
import JSON
public import Liquid
import SourceText

/// The options of `render` that make its argument a template with data of its own, not a page.
struct TemplateOptions: ParsableArguments {
  @Option(help: "A JSON file with an object whose members are the template's variables.")
  var data: String?

  @Option(help: "The folder that `include` and `render` take templates from.")
  var includes: String?

  @Option(help: "Whose Liquid the template is written in: jekyll or shopify; goes with --data or --includes.")
  var dialect: Environment.Dialect?

  @Flag(help: "Takes syntax that can be read over, and unknown filters, for errors; goes with --data or --includes.")
  var strict = false

  /// Whether the argument is a template.
  var isUsed: Bool { data != nil || includes != nil }

  mutating func validate() throws {
    guard !isUsed else { return }
    if strict { throw ValidationError("--strict goes with --data or --includes") }
    if dialect != nil { throw ValidationError("--dialect goes with --data or --includes") }
  }

  /// Writes the one template of `options` rendered, without anything added, and returns what is wrong with it.
  ///
  /// - Throws: `Failure` where an input cannot be read or an option makes no sense.
  func render(_ options: PageOptions) throws -> [Diagnostic] {
    guard options.site == nil, options.tab.isEmpty else {
      throw Failure("--site and --tab go with pages", help: "leave them out, or leave out --data and --includes")
    }
    guard options.pages.count == 1, let input = try PageInputs.files(options.pages).first, input.isNamed else {
      throw Failure("--data and --includes go with one template", help: "name one file, or - for standard input")
    }
    let environment = Environment(dialect: dialect ?? .jekyll, errorMode: strict ? .strict : .lax)
    let template = Template.parse(input.file, environment: environment)
    let output = template.render(globals: try variables(), includes: try library(environment))
    try write(output.text.text)
    return template.diagnostics + output.diagnostics
  }

  /// The members of the object in the file `--data`.
  private func variables() throws -> LiquidObject {
    guard let data else { return [:] }
    let file = try PageInputs.read(data, as: .data)
    let value: JSONValue
    do {
      value = try JSONParser.parse(file.text)
    } catch {
      let place = file.position(at: error.offset)
      throw Failure("\(data):\(place.line):\(place.column): \(error.message)", help: "write a JSON object there")
    }
    guard let object = LiquidValue(value).object else {
      throw Failure("\(data): no JSON object", help: "write the variables as members of one: {\"name\": \"value\"}")
    }
    return object
  }

  /// The templates in the folder `--includes`.
  private func library(_ environment: Environment) throws -> IncludeLibrary? {
    guard let includes else { return nil }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: includes, isDirectory: &isFolder), isFolder.boolValue else {
      throw Failure("\(includes): no such folder", help: "name the folder that holds the included templates")
    }
    let path = includes.count > 1 && includes.hasSuffix("/") ? String(includes.dropLast()) : includes
    let loader = FolderLoader(folder: URL(filePath: includes), shownAs: path, endings: ["", ".liquid"])
    return IncludeLibrary(loader: loader, environment: environment)
  }

  private func write(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      // A reader that went away, as `head` does, is no fault.
      if (underlying ?? error as NSError).code == Int(EPIPE) { return }
      throw Failure("the output cannot be written: \(PageInputs.reason(of: error))", status: .internalError)
    }
  }
}

extension Environment.Dialect: ExpressibleByArgument {
  /// The dialect called `jekyll` or `shopify`.
  public init?(argument: String) {
    switch argument {
    case "jekyll": self = .jekyll
    case "shopify": self = .shopify
    default: return nil
    }
  }
}

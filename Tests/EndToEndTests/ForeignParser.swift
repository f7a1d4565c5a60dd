import Foundation

/// Programs that are not ours and read what we write: Python with its libraries.
enum ForeignParser {
  /// Whether Python with jsonschema is here.
  static let hasJSONSchema = isImportable("jsonschema")

  /// Whether Python with a YAML parser is here.
  static let hasYAML = isImportable("yaml")

  /// Whether Python is here.
  static let hasPython = isImportable("xml.etree")

  /// What Python said to `program`, which finds `arguments` in `sys.argv`.
  static func python(_ program: String, _ arguments: String..., in folder: URL = RunbookProcess.root) throws -> (
    status: Int32, output: String
  ) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// Holds the JSON or YAML file at `path` against a schema in docs/schemas; says nothing where it fits.
  static func validate(_ path: String, schema: String, in folder: URL = RunbookProcess.root) throws -> String {
    let schema = RunbookProcess.root.appending(path: "docs/schemas/\(schema)").path
    let program = """
      import datetime, json, sys, jsonschema
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      if sys.argv[2].endswith("json"):
          value = json.load(open(sys.argv[2]))
      else:
          import yaml
          class Loader(yaml.SafeLoader): pass
          # Days stay texts, as in JSON.
          Loader.add_constructor("tag:yaml.org,2002:timestamp", yaml.SafeLoader.construct_yaml_str)
          value = yaml.load(open(sys.argv[2]), Loader)
      for error in jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).iter_errors(value):
          print(error.json_path, error.message)
      """
    return try python(program, schema, path, in: folder).output
  }

  private static func isImportable(_ module: String) -> Bool { (try? python("import \(module)"))?.status == 0 }
}

import Foundation

/// A validator of JSON Schema that is not ours: Python's jsonschema.
enum JSONSchemaValidator {
  /// Whether it is installed.
  static let isPresent = (try? validate("{}", input: "{}")) == 0

  /// Exits with 0 where the second argument's JSON fits the first one's, with 1 where it does not.
  private static let program = """
    import json, sys, jsonschema
    schema = json.loads(sys.argv[1])
    jsonschema.Draft202012Validator.check_schema(schema)
    sys.exit(0 if jsonschema.Draft202012Validator(schema).is_valid(json.loads(sys.argv[2])) else 1)
    """

  /// 0 where `input` fits `schema`, both JSON; 1 where it does not.
  static func validate(_ schema: String, input: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program, schema, input]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

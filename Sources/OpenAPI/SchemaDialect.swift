/// Which reading of JSON Schema a schema follows.
public enum SchemaDialect: Hashable, Sendable {
  /// OpenAPI 3.0: draft 4 with `nullable`, Boolean `exclusiveMinimum`, and `$ref` that leaves its siblings unread.
  ///
  /// What draft 4 has beyond OpenAPI 3.0 (lists of types, `patternProperties`, `dependencies`, tuples) is read too,
  /// because documents use it. `nullable` admits `null` whatever else the schema says, which is what its authors mean.
  case openAPI30
  /// JSON Schema 2020-12, the one of OpenAPI 3.1.
  case draft202012
}

import JSON

/// What the keywords of one schema say; subschemas are numbers of nodes in the graph.
struct SchemaKeywords: Sendable {
  /// Set for a schema that is `true` or `false`.
  var boolean: Bool?
  var types: Set<JSONType>?
  var isNullable = false
  var enumeration: [JSONValue]?
  var constant: JSONValue?
  var format: String?
  var numbers = Numbers()
  var strings = Strings()
  var arrays = Arrays()
  var objects = Objects()

  var reference: Int?
  var dynamicReference: DynamicReference?
  var allOf: [Int]?
  var anyOf: [Int]?
  var oneOf: [Int]?
  var not: Int?
  var condition: Condition?
  var discriminator: Discriminator?

  var isReadOnly = false
  var isWriteOnly = false

  struct Numbers: Sendable {
    var minimum: JSONNumber?
    var maximum: JSONNumber?
    var exclusiveMinimum: JSONNumber?
    var exclusiveMaximum: JSONNumber?
    var multipleOf: JSONNumber?
  }

  struct Strings: Sendable {
    var minLength: Int?
    var maxLength: Int?
    var pattern: String?
  }

  struct Arrays: Sendable {
    var prefixItems: [Int]?
    /// Every item after `prefixItems`.
    var items: Int?
    var contains: Int?
    var minContains: Int?
    var maxContains: Int?
    var minItems: Int?
    var maxItems: Int?
    var uniqueItems = false
    var unevaluated: Int?
  }

  struct Objects: Sendable {
    /// In the order written.
    var properties: [(name: String, index: Int)] = []
    var indexOfProperty: [String: Int] = [:]
    var patternProperties: [(pattern: ECMAPattern, index: Int)] = []
    var additional: Int?
    var propertyNames: Int?
    var required: [String] = []
    var minProperties: Int?
    var maxProperties: Int?
    var dependentRequired: [(name: String, required: [String])] = []
    var dependentSchemas: [(name: String, index: Int)] = []
    var unevaluated: Int?

    func property(_ name: String) -> Int? { indexOfProperty[name] }
  }

  struct Condition: Sendable {
    var test: Int
    var then: Int?
    var otherwise: Int?
  }

  struct DynamicReference: Sendable {
    /// Where `$dynamicRef` leads by itself.
    var index: Int
    /// The anchor that an outer resource may redefine; nil where the reference behaves as `$ref`.
    var anchor: String?
  }

  struct Discriminator: Sendable {
    var propertyName: String
    var branches: [Branch]

    /// The branch that a value of the property means; nil for none.
    func branch(of selector: String) -> Branch? { branches.first { $0.value == selector } }

    /// The values that mean a branch.
    var values: [JSONValue] { branches.map { .string($0.value) } }

    /// Whether `mapping` names all branches, so that no other value can be meant.
    var isMapped: Bool { branches.allSatisfy(\.isMapped) }

    struct Branch: Sendable {
      var value: String
      var index: Int
      /// Whether `mapping` says so; else the value is but the name of the component.
      var isMapped: Bool
    }
  }

  /// The type that keywords of one type only imply.
  var impliedType: JSONType? {
    if !objects.properties.isEmpty || objects.additional != nil || !objects.required.isEmpty
      || !objects.patternProperties.isEmpty
    {
      return .object
    }
    if arrays.items != nil || arrays.prefixItems != nil { return .array }
    if strings.pattern != nil || strings.minLength != nil || strings.maxLength != nil { return .string }
    if numbers.minimum != nil || numbers.maximum != nil || numbers.multipleOf != nil { return .number }
    return nil
  }
}

import JSON

extension OperationComparison {
  /// The differences of parameters, those of the older version first; names of path parameters mean nothing to a client.
  public var parameterChanges: [OperationChange] {
    var changes: [OperationChange] = []
    for parameter in old.parameters {
      if let newer = counterpart(of: parameter) {
        changes += difference(parameter, newer)
      } else if parameter.place != .path {
        let name = renames(in: parameter.place)[parameter.name]
        changes.append(OperationChange(subject(parameter), .removed(renamedTo: name)))
        if let newer = name.flatMap({ new.parameter($0, in: parameter.place) }) {
          changes += difference(parameter, newer)
        }
      }
    }
    let renamed = Set(
      Operation.Parameter.Place.allCases.flatMap { place in renames(in: place).values.map { "\(place) \($0)" } })
    for parameter in new.parameters where parameter.isRequired && parameter.place != .path {
      let isKnown = old.parameter(parameter.name, in: parameter.place) != nil
      if !isKnown, !renamed.contains("\(parameter.place) \(parameter.name)") {
        changes.append(OperationChange(subject(parameter), .required))
      }
    }
    return changes
  }

  /// The values of a parameter compared; nil where a version lacks it or its schema.
  public func parameter(_ parameter: Operation.Parameter) -> SchemaComparison? {
    guard let older = parameter.schema, let newer = counterpart(of: parameter)?.schema else { return nil }
    return SchemaComparison(old: older, new: newer, direction: .request)
  }

  /// The parameter of the newer version: of the path by its position, else by its name.
  private func counterpart(of parameter: Operation.Parameter) -> Operation.Parameter? {
    guard parameter.place == .path else { return new.parameter(parameter.name, in: parameter.place) }
    guard old.path.parameterNames.count == new.path.parameterNames.count,
      let position = old.path.parameterNames.firstIndex(of: parameter.name)
    else { return new.parameter(parameter.name, in: .path) }
    return new.parameter(new.path.parameterNames[position], in: .path)
  }

  private func difference(_ older: Operation.Parameter, _ newer: Operation.Parameter) -> [OperationChange] {
    var changes: [OperationChange] = []
    if newer.isRequired, !older.isRequired { changes.append(OperationChange(subject(older), .required)) }
    if newer.isDeprecated, !older.isDeprecated { changes.append(OperationChange(subject(older), .deprecated)) }
    guard let old = older.schema, let new = newer.schema else { return changes }
    return changes
      + SchemaComparison(old: old, new: new, direction: .request).changes.map {
        OperationChange(subject(older), field: $0.field, $0.change)
      }
  }

  private func subject(_ parameter: Operation.Parameter) -> OperationChange.Subject {
    .parameter(name: parameter.name, place: parameter.place)
  }

  private func renames(in place: Operation.Parameter.Place) -> [String: String] {
    let removed = old.parameters.filter { $0.place == place && new.parameter($0.name, in: place) == nil }
    let added = new.parameters.filter { $0.place == place && old.parameter($0.name, in: place) == nil }
    return RenameFinder.renames(removed: removed.map(\.name), added: added.map(\.name)) {
      old.parameter($0, in: place)?.schema?.types == new.parameter($1, in: place)?.schema?.types
    }
  }
}

extension OperationMatch {
  /// The path of a request that means this operation and has the values of `path`, which `other` describes.
  ///
  /// Values go by the names of parameters, else by position; nil where this operation has parameters that `other` lacks.
  public func path(fromRequest path: String, of other: OperationMatch) -> String? {
    let values = PathTemplate.split(path)
    let template = PathTemplate(other.fullPath)
    guard values.count == template.segments.count else { return nil }
    let given = zip(template.segments, values).filter { $0.0.isParameter }
    let own = PathTemplate(fullPath)
    let names = own.segments.filter(\.isParameter).flatMap(\.parameterNames)
    let isByPosition = names.count == given.count
    var position = 0
    var segments: [String] = []
    for (segment, text) in zip(own.segments, PathTemplate.split(fullPath)) {
      guard segment.literal == nil else {
        segments.append(String(text))
        continue
      }
      guard let name = segment.isParameter ? segment.parameterNames.first : nil else { return nil }
      if let value = given.first(where: { $0.0.parameterNames == [name] })?.1 {
        segments.append(String(value))
      } else if isByPosition {
        segments.append(String(given[position].1))
      } else {
        return nil
      }
      position += 1
    }
    return "/" + segments.joined(separator: "/")
  }
}

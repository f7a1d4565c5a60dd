import Foundation
import JSON

extension SchemaEvaluator {
  func checkNumber(_ number: JSONNumber, _ node: SchemaNode, _ outcome: inout Outcome) {
    let limits = node.keywords.numbers
    if let least = limits.minimum, number < least {
      outcome.merge(failure("minimum", "must be at least \(least.text)", node))
    }
    if let most = limits.maximum, most < number {
      outcome.merge(failure("maximum", "must be at most \(most.text)", node))
    }
    if let limit = limits.exclusiveMinimum, !(limit < number) {
      outcome.merge(failure("exclusiveMinimum", "must be greater than \(limit.text)", node))
    }
    if let limit = limits.exclusiveMaximum, !(number < limit) {
      outcome.merge(failure("exclusiveMaximum", "must be less than \(limit.text)", node))
    }
    if let step = limits.multipleOf, !Self.isMultiple(number, of: step) {
      outcome.merge(failure("multipleOf", "must be a multiple of \(step.text)", node))
    }
    checkFormat(.number(number), node, &outcome)
  }

  func checkString(_ string: String, _ node: SchemaNode, _ outcome: inout Outcome) {
    let limits = node.keywords.strings
    if limits.minLength != nil || limits.maxLength != nil {
      let length = string.unicodeScalars.count
      if let least = limits.minLength, length < least {
        outcome.merge(failure("minLength", "must have at least \(Wording.count(least, "character"))", node))
      }
      if let most = limits.maxLength, length > most {
        outcome.merge(
          failure("maxLength", "must have at most \(Wording.count(most, "character")), not \(length)", node))
      }
    }
    if let pattern = node.pattern, !pattern.matches(string) {
      outcome.merge(failure("pattern", "must match the pattern \(pattern.source)", node))
    }
    checkFormat(.string(string), node, &outcome)
  }

  private func checkFormat(_ value: JSONValue, _ node: SchemaNode, _ outcome: inout Outcome) {
    guard let name = node.keywords.format else { return }
    switch options.formats {
    case .none: return
    case .only(let names) where !names.contains(name): return
    case .all, .only: break
    }
    if let format = SchemaFormat(rawValue: name), !format.admits(value) {
      if options.takesEmptyText, value == "", !format.isStrict { return }
      outcome.merge(failure("format", "must be \(format.wording)", node))
    }
  }

  /// Exactly where both fit a decimal number of 38 digits, else as doubles go.
  static func isMultiple(_ number: JSONNumber, of step: JSONNumber) -> Bool {
    if let number = number.int, let step = step.int, step > 0 { return number % step == 0 }
    let locale = Locale(identifier: "en_US_POSIX")
    if number.text.utf8.count < 30, step.text.utf8.count < 30,
      var dividend = Decimal(string: number.text, locale: locale),
      var divisor = Decimal(string: step.text, locale: locale), divisor != 0
    {
      var quotient = Decimal()
      if NSDecimalDivide(&quotient, &dividend, &divisor, .plain) == .noError {
        var rounded = Decimal()
        NSDecimalRound(&rounded, &quotient, 0, .plain)
        return rounded == quotient
      }
    }
    let remainder = number.double.truncatingRemainder(dividingBy: step.double)
    return remainder == 0
  }
}

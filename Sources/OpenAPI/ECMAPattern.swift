import Foundation
import Synchronization

/// A regular expression of a schema (ECMA-262), compiled when first used.
///
/// One that cannot be compiled matches everything: a fault of the specification is no fault of a value.
final class ECMAPattern: Sendable {
  /// The expression as written.
  let source: String
  private let compiled = AtomicLazyReference<Compiled>()

  /// What compiling came to; a box, because failure is remembered too.
  private final class Compiled: Sendable {
    let expression: NSRegularExpression?

    init(_ source: String) {
      expression = ECMAPatternTranslator.translate(source).flatMap { try? NSRegularExpression(pattern: $0) }
    }
  }

  /// How often the engine may report that it is still at it before a match is given up; each report stands for
  /// thousands of steps.
  private static let patience = 200

  init(_ source: String) { self.source = source }

  /// Whether the expression could be compiled.
  var isSupported: Bool { expression != nil }

  private var expression: NSRegularExpression? {
    if let compiled = compiled.load() { return compiled.expression }
    return compiled.storeIfNil(Compiled(source)).expression
  }

  /// Whether it matches somewhere in `text`; so too where it takes so long that nothing can be said.
  func matches(_ text: String) -> Bool {
    guard let expression else { return true }
    var isFound = false
    var reports = 0
    let whole = NSRange(location: 0, length: text.utf16.count)
    expression.enumerateMatches(in: text, options: .reportProgress, range: whole) { result, _, stop in
      if result != nil {
        isFound = true
        stop.pointee = true
      } else {
        reports += 1
        if reports > Self.patience { stop.pointee = true }
      }
    }
    return isFound || reports > Self.patience
  }
}

import Foundation
import JSON
import OpenAPI
import SourceText
import Synchronization

/// Files → OpenAPI documents, all at once, from the cache where it has them.
struct SpecificationLoader: Sendable {
  private let cache: SpecificationCache?

  /// A loader that keeps what it reads in `cache`.
  init(cache: SpecificationCache?) { self.cache = cache }

  /// Documents that were read.
  struct Loaded: Sendable {
    /// Their operations.
    var index: OperationIndex
    /// What is wrong with the files.
    var diagnostics: [Diagnostic]
  }

  /// The documents of `files` in their order; what is wrong with them is told on standard error where none can be read.
  ///
  /// Files of a folder that are there to be referred to, and have neither a version nor paths, are passed over.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - names: What the user named, for the message where nothing can be read.
  /// - Throws: `Failure` where no file is a document.
  func load(_ files: [SpecificationFile], named names: [String]) async throws -> Loaded {
    let results = await withTaskGroup(of: (Int, Outcome).self) { group in
      for (number, file) in files.enumerated() { group.addTask { (number, load(file)) } }
      var results: [(Int, Outcome)] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
    if results.contains(where: \.isKept) { cache?.removeOldEntries() }
    let diagnostics = zip(files, results).flatMap { file, result in
      result.diagnostics.filter { $0.severity == .error || (file.isNamed && result.document == nil) }
    }
    let documents = results.compactMap(\.document)
    guard !documents.isEmpty else {
      DiagnosticRenderer.report(diagnostics)
      throw Failure("\(names.joined(separator: ", ")): no OpenAPI document could be read", help: "name OpenAPI 3 files")
    }
    return Loaded(index: OperationIndex(documents), diagnostics: diagnostics)
  }

  private struct Outcome: Sendable {
    var document: Document?
    var diagnostics: [Diagnostic]
    /// Whether it was put into the cache.
    var isKept = false
  }

  private func load(_ file: SpecificationFile) -> Outcome {
    guard !file.bytes.withUnsafeBytes({ $0.contains(0) }) else {
      let message = "\(file.path): a binary file, no specification"
      return Outcome(document: nil, diagnostics: [Diagnostic(.error, rule: "openapi-syntax", message, at: nil)])
    }
    let references = References(of: file)
    let key = cache.map { _ in SpecificationCache.key(of: file.bytes) }
    if let key, let entry = cache?.entry(for: key),
      let (document, diagnostics) = Document.load(
        path: file.path, head: entry.head, body: entry.body, file: { file.source }, resolver: references.value)
    {
      return Outcome(document: document, diagnostics: diagnostics)
    }
    let (document, diagnostics) = Document.load(file.source, resolver: references.value)
    var outcome = Outcome(document: document, diagnostics: diagnostics)
    // What was read with the help of other files depends on them, too.
    if let document, let key, let cache, !references.wereAsked {
      cache.keep(document.archive(diagnostics), for: key)
      outcome.isKept = true
    }
    return outcome
  }
}

/// The other files that a specification refers to.
private final class References: Sendable {
  private let file: SpecificationFile
  private let asked = Mutex(false)

  init(of file: SpecificationFile) { self.file = file }

  /// Whether any was asked for.
  var wereAsked: Bool { asked.withLock(\.self) }

  /// The file at `address`, relative to the specification, as a value; nil where there is none.
  func value(at address: String) -> JSONValue? {
    asked.withLock { $0 = true }
    guard let bytes = file.reference(address), !bytes.withUnsafeBytes({ $0.contains(0) }) else { return nil }
    return Document.value(of: SourceFile(path: address, bytes: [UInt8](bytes)))
  }
}

import RunbookModel
import SourceText

/// A step in the making: its block, and the prose that stands around it.
struct StepDraft {
  /// What the step is made of.
  enum Substance {
    case payload(BlockPayload)
    case exports([Export])
    case request(ReadRequest)
    case command(CommandBlock, requests: [ReadRequest], isEntities: Bool)
    case manual([ManualProcedure.Action])
    case wait(Wait)
    case repetition(RepetitionProse)
  }

  /// What it is made of.
  var substance: Substance
  /// Where it stands among the blocks.
  var block: OutlineBlock
  /// The lines of a script that it covers, from 0; nil for what is no part of a script.
  var scriptLines: ClosedRange<Int>?
  /// The rule that made it.
  var rule: String
  /// Paragraphs before it, of the same list item or, outside lists, of the same section.
  var intro: [Prose]
  /// Paragraphs after it and before the next step, likewise.
  var outro: [Prose] = []
  /// What comments above it say of it.
  var directives: [Directive] = []
  /// Pieces of responses that stand after it.
  var snippets: [Snippet] = []
  /// The variables that quotes keep from the shell in it.
  var quotedReferences: [QuotedReference] = []

  /// A request of a script, and where its parts stand there.
  struct ReadRequest {
    /// The request.
    var template: RequestTemplate
    /// Where its parts stand.
    var places: ShellPlaces
  }

  /// An assignment, and its line in the script.
  struct Export {
    /// The assignment.
    var binding: ShellBinding
    /// The line, from 0.
    var line: Int
    /// The requests that can be read in a value for a shell.
    var requests: [ReadRequest] = []
  }

  /// A fenced block after a request, and the prose that introduces it.
  struct Snippet {
    /// The text of the fence.
    var text: String
    /// The introduction.
    var intro: String
    /// Where the fence stands.
    var range: SourceRange?
  }

  /// Whether it is a request, in a block or as a `curl` line.
  var isRequest: Bool {
    switch substance {
    case .payload, .request: true
    case .exports, .command, .manual, .wait, .repetition: false
    }
  }

  /// The list item that the draft belongs to, the outermost if nested.
  var item: ContentBlock.ItemPosition? { block.content.items.first }

  /// The numbers of the list items that it covers.
  var itemNumbers: [Int] {
    if case .manual(let actions) = substance { return actions.map(\.item) }
    return item.map { [$0.number] } ?? []
  }
}

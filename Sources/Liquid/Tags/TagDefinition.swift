/// What a tag's name stands for.
enum TagDefinition: Sendable {
  /// A tag that reads its own markup and body; nil where nothing is to be rendered.
  typealias Parse = @Sendable (_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)?

  case standard(Parse)
  case simple(any SimpleTag)
  case block(any BlockTag)
  case rawBlock(any BlockTag)

  /// Reads what follows the name of `tag`, its body too.
  func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    switch self {
    case .standard(let parse): parse(tag, &parser)
    case .simple(let implementation): SimpleTagNode(tag, implementation, parser)
    case .block(let implementation): BlockTagNode.parse(tag, implementation, &parser)
    case .rawBlock(let implementation): BlockTagNode.parseRaw(tag, implementation, &parser)
    }
  }

  /// The standard tags of a dialect.
  static func standard(for dialect: Environment.Dialect) -> [String: TagDefinition] {
    var tags = common
    switch dialect {
    case .jekyll:
      tags["include"] = .standard { JekyllIncludeTag.parse($0, &$1) }
      tags["include_cached"] = .standard { JekyllIncludeTag.parse($0, &$1) }
      tags["include_relative"] = .standard { JekyllIncludeTag.parse($0, &$1, isRelative: true) }
      tags["highlight"] = .standard(HighlightTag.parse)
      tags["link"] = .standard(LinkTag.parse)
      tags["post_url"] = .standard(LinkTag.parsePost)
    case .shopify:
      tags["include"] = .standard(PartialTag.parseInclude)
    }
    return tags
  }

  private static let common: [String: TagDefinition] = [
    "#": .standard(CommentTag.parseInline),
    "assign": .standard(AssignTag.parse),
    "break": .standard { InterruptTag.parse($0, &$1, .break) },
    "capture": .standard(CaptureTag.parse),
    "case": .standard(CaseTag.parse),
    "comment": .standard(CommentTag.parse),
    "continue": .standard { InterruptTag.parse($0, &$1, .continue) },
    "cycle": .standard(CycleTag.parse),
    "decrement": .standard { CounterTag.parse($0, &$1, step: -1) },
    "doc": .standard(CommentTag.parseDoc),
    "echo": .standard(EchoTag.parse),
    "for": .standard(ForTag.parse),
    "if": .standard { IfTag.parse($0, &$1, isNegated: false) },
    "ifchanged": .standard(IfChangedTag.parse),
    "increment": .standard { CounterTag.parse($0, &$1, step: 1) },
    "liquid": .standard { $1.lines(of: $0) },
    "raw": .standard(RawTag.parse),
    "render": .standard(PartialTag.parseRender),
    "tablerow": .standard(TableRowTag.parse),
    "unless": .standard { IfTag.parse($0, &$1, isNegated: true) },
  ]
}

public import JSON
public import SourceText

/// What a step does, one case a kind.
public enum StepAction: Sendable {
  /// Sends an HTTP request.
  case request(RequestTemplate)
  /// Sets environment variables.
  case export([Assignment])
  /// Runs a shell block.
  case shell(CommandBlock)
  /// Applies declarative entities.
  case entities(CommandBlock)
  /// A person does something outside the API.
  case manual(ManualProcedure)
  /// Nothing goes on until something has reached a state.
  case wait(Wait)
  /// Earlier steps are done again for further things.
  case `repeat`(Repetition)

  /// The kind's name, as `plan` and reports write it.
  public var kind: String {
    switch self {
    case .request: "request"
    case .export: "export"
    case .shell: "shell"
    case .entities: "entities"
    case .manual: "manual"
    case .wait: "wait"
    case .repeat: "repeat"
    }
  }
}

/// A block of text for another program: a shell script, a decK file.
public struct CommandBlock: Sendable {
  /// What is to be done with a block.
  public enum Disposition: Sendable, Hashable {
    /// A reader executes it.
    case execute
    /// A reader looks at it or keeps it, for the reason given; leaving it out loses nothing.
    case display(String)
    /// A reader executes it, but this program cannot, for the reason given.
    case unsupported(String)
  }

  /// The language the fence names, or the block's name.
  public var language: String
  /// The text.
  public var text: String
  /// What is to be done with it.
  public var disposition: Disposition
  /// The keys of the block it was written in, as written.
  public var settings: JSONObject
  /// What must come of executing it, where the page says so.
  public var expectation: CommandExpectation?
  /// Where each part of its content stands, by its pointer, as far as the page has the content itself.
  public var places: [JSONPointer: SourceRange] = [:]
  /// The variables that it sets for later steps.
  public var sets: [String] = []
  /// The variables that it needs to have a value.
  public var needs: [String] = []
  /// Where the first use of a variable that it needs is written, as far as that can be told.
  public var needPlaces: [String: SourceRange] = [:]
  /// The requests that can be read in a script, though only a shell can run it.
  public var requests: [RequestTemplate] = []

  /// A block of `language`.
  public init(language: String, text: String, disposition: Disposition = .execute, settings: JSONObject = [:]) {
    self.language = language
    self.text = text
    self.disposition = disposition
    self.settings = settings
  }
}

/// What must come of a command.
public struct CommandExpectation: Sendable, Hashable {
  /// The status it exits with.
  public var returnCode: Int?
  /// What its standard output holds.
  public var output: String?
  /// What its error output holds.
  public var errorOutput: String?
  /// What either of them holds.
  public var message: String?

  /// An expectation.
  public init(returnCode: Int? = nil, output: String? = nil, errorOutput: String? = nil, message: String? = nil) {
    self.returnCode = returnCode
    self.output = output
    self.errorOutput = errorOutput
    self.message = message
  }
}

/// Consecutive actions of a person, such as clicks in a user interface.
public struct ManualProcedure: Sendable {
  /// One action.
  public struct Action: Sendable {
    /// What to do, as plain text.
    public var text: String
    /// The number of the list item, from 1.
    public var item: Int
    /// Where it stands.
    public var range: SourceRange

    /// An action of list item `item`.
    public init(text: String, item: Int, range: SourceRange) {
      self.text = text
      self.item = item
      self.range = range
    }
  }

  /// The actions in order; never empty.
  public var actions: [Action]

  /// A procedure of `actions`.
  public init(actions: [Action]) { self.actions = actions }
}

/// A wait until something has reached a state.
public struct Wait: Sendable {
  /// The sentence that asks for it.
  public var text: String
  /// The state to reach, as the page writes it, such as `Ready`.
  public var state: String
  /// The longest the page says it takes, if it does.
  public var duration: Duration?

  /// A wait for `state`.
  public init(text: String, state: String, duration: Duration?) {
    self.text = text
    self.state = state
    self.duration = duration
  }
}

/// Doing earlier steps again.
public struct Repetition: Sendable {
  /// The sentence that asks for it.
  public var text: String
  /// The steps to do again, in order.
  public var steps: [Step.ID]
  /// What it is done for, in the page's words: `control planes`.
  public var subject: String
  /// The variable that names one such thing, where a repeated step uses one.
  public var variable: String?
  /// The values to go through, with references to variables in them, where the page lists them in a directive.
  public var values: [String] = []

  /// A repetition of `steps` for every `subject`.
  public init(text: String, steps: [Step.ID], subject: String, variable: String?) {
    self.text = text
    self.steps = steps
    self.subject = subject
    self.variable = variable
  }
}

import Foundation

/// A small API and pages with faults that can be mended.
enum CheckFixture {
  static let specification = """
    openapi: 3.0.3
    info: {title: Things, version: 1.0.0}
    servers: [{url: https://us.api.konghq.com/v2}]
    paths:
      /things:
        post:
          operationId: create-thing
          requestBody:
            content:
              application/json:
                schema: {type: object, properties: {name: {type: string}}}
          responses: {'201': {description: Made}}

    """

  /// A page with a key that is misspelled; only once that is mended can the status be seen to be wrong.
  static let page = """
    # Make a thing

    {% konnect_api_request %}
    url: /v2/things
    metod: POST
    status_code: 200
    body:
      name: my-thing
    {% endkonnect_api_request %}

    """

  /// The page, mended.
  static let mended = page.replacing("metod", with: "method").replacing("200", with: "201")

  /// A folder with the API, the page, and no fault else.
  static func folder(_ page: String = page) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(specification, to: "api.yaml")
    try folder.write(page, to: "page.md")
    return folder
  }

  /// A folder with a site, in it two pages that have the same include, and a fault in that.
  static func site() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    for name in ["api-specs", "app/_includes", "app/_how-tos"] {
      try FileManager.default.createDirectory(at: folder.url.appending(path: name), withIntermediateDirectories: true)
    }
    try folder.write("source: app\n", to: "jekyll.yml")
    try folder.write(specification, to: "api-specs/things.yaml")
    try folder.write(
      "{% konnect_api_request %}\nurl: /v2/things\nmethod: POST\nstatus_code: 202\n{% endkonnect_api_request %}\n",
      to: "app/_includes/make.md")
    for (name, lines) in [("a", "\n"), ("b", "\n\n")] {
      try folder.write("# Page\(lines){% include make.md %}\n", to: "app/_how-tos/\(name).md")
    }
    return folder
  }
}

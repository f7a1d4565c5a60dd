"""Reads workflow commands as the runner of GitHub Actions does (ActionCommand.TryParseV2), and is stricter on the way:
every line must be an annotation, with properties that annotations have, and nothing may be left unescaped."""
import re
import sys

COMMANDS = {"error", "warning", "notice"}
PROPERTIES = {"file", "line", "endLine", "col", "endColumn", "title"}


def fail(line, message):
    print(f"{message}: {line!r}")
    sys.exit(1)


def unescape(line, text, escapes):
    for escape in re.findall(r"%(?:..?)?", text):
        if escape not in escapes:
            fail(line, f"{escape} is no escape")
    for escape in ("%0D", "%0A", "%3A", "%2C", "%25"):
        text = text.replace(escape, escapes.get(escape, escape))
    return text


DATA = {"%25": "%", "%0D": "\r", "%0A": "\n"}
VALUE = {**DATA, "%3A": ":", "%2C": ","}

for line in open(sys.argv[1], encoding="utf-8").read().split("\n")[:-1]:
    match = re.fullmatch(r"::([a-z]+)(?: ([^:]*))?::(.*)", line)
    if not match or match[1] not in COMMANDS:
        fail(line, "no annotation")
    properties = {}
    for pair in (match[2] or "").split(","):
        name, equals, value = pair.partition("=")
        if not equals or name not in PROPERTIES or name in properties or not value:
            fail(line, f"property {pair}")
        properties[name] = unescape(line, value, VALUE)
    for name in {"line", "endLine", "col", "endColumn"} & set(properties):
        if not re.fullmatch(r"[1-9]\d*", properties[name]):
            fail(line, f"{name} is no number from 1")
    message = unescape(line, match[3], DATA)
    if not message:
        fail(line, "no message")
    print(match[1], f"{properties.get('file')}:{properties.get('line')}", message.replace("\n", " | "))

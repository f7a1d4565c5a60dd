"""Holds a JUnit file against what CI systems read: elements, their order, attributes and numbers.

The elements are those of the schema of Jenkins' xUnit plug-in; `file` and `line` of a case are further attributes that
GitLab and CircleCI read. junitparser reads the file, too, where it is installed.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree

RESULTS = ("failure", "error", "skipped")
ATTRIBUTES = {
    "testsuites": ({"name", "tests", "failures", "errors", "time"}, set()),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped", "time"}, {"name", "tests", "failures", "errors"}),
    "properties": (set(), set()),
    "property": ({"name", "value"}, {"name", "value"}),
    "testcase": ({"classname", "name", "file", "line", "time"}, {"classname", "name", "file", "line", "time"}),
    "failure": ({"message", "type"}, {"message", "type"}),
    "error": ({"message", "type"}, {"message", "type"}),
    "skipped": ({"message"}, {"message"}),
    "system-out": (set(), set()),
}
CHILDREN = {
    "testsuites": {"testsuite"}, "testsuite": {"properties", "testcase"}, "properties": {"property"},
    "testcase": {"failure", "error", "skipped", "system-out"},
}


def fail(message):
    print(message)
    sys.exit(1)


def check(element):
    allowed, required = ATTRIBUTES.get(element.tag) or fail(f"unknown element {element.tag}")
    names = set(element.attrib)
    if not required <= names <= allowed:
        fail(f"attributes of {element.tag}: {sorted(names)}")
    for name in names & {"tests", "failures", "errors", "skipped", "line"}:
        if not re.fullmatch(r"\d+", element.get(name)):
            fail(f"{name}={element.get(name)}")
    if "time" in names and not re.fullmatch(r"\d+\.\d{3}", element.get("time")):
        fail(f"time={element.get('time')}")
    for child in element:
        if child.tag not in CHILDREN.get(element.tag, set()):
            fail(f"{child.tag} in {element.tag}")
        check(child)
    if element.tag == "testcase" and sum(child.tag in RESULTS for child in element) > 1:
        fail("a case with two results")
    if element.tag == "testsuite":
        cases = element.findall("testcase")
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            if int(element.get(name)) != sum(case.find(tag) is not None for case in cases):
                fail(f"{name} of {element.get('name')} is not their number")
        if int(element.get("tests")) != len(cases):
            fail("tests is not the number of cases")
        if len({case.get("name") for case in cases}) != len(cases):
            fail("two cases of one name")


root = ElementTree.parse(sys.argv[1]).getroot()
if root.tag != "testsuites":
    fail(root.tag)
check(root)
count = lambda tag: len(list(root.iter(tag)))
print("suites", count("testsuite"), "cases", count("testcase"), "failures", count("failure"), "errors", count("error"),
      "skipped", count("skipped"))
for case in root.iter("testcase"):
    for tag in RESULTS:
        if case.find(tag) is not None:
            print(f"{case.get('file')}:{case.get('line')} {tag}")
try:
    import junitparser
except ImportError:
    sys.exit(0)
suites = junitparser.JUnitXml.fromfile(sys.argv[1])
if sum(1 for suite in suites for _ in suite) != count("testcase"):
    fail("junitparser counts otherwise")

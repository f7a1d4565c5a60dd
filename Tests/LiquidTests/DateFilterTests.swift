import Foundation
import Liquid
import SourceText
import Testing

/// Dates: what is read, as Ruby's `Time.parse` does, and what is written, as `strftime` does.
struct DateFilterTests {
  private static let environment = Environment(now: { Date(timeIntervalSince1970: 1_000_000_000.25) })

  @Test(arguments: [
    ("2016-03-14", "2016-03-14 00:00:00 +0000"), ("2016-3-4", "2016-03-04 00:00:00 +0000"),
    ("2016-03-14T10:20:30Z", "2016-03-14 10:20:30 +0000"), ("2016-03-14T10:20+02", "2016-03-14 10:20:00 +0200"),
    ("2016-03-14 10:20:30.5 -0330", "2016-03-14 10:20:30 -0330"), ("20160314T102030", "2016-03-14 10:20:30 +0000"),
    ("2016-074", "2016-03-14 00:00:00 +0000"),
    ("2016-02-30", "2016-03-01 00:00:00 +0000"), ("2016-03-14 24:00:00", "2016-03-15 00:00:00 +0000"),
    ("March 14, 2016", "2016-03-14 00:00:00 +0000"), ("14th Mar. 2016 3:04 PM", "2016-03-14 15:04:00 +0000"),
    ("2016-03-14 12:30 AM", "2016-03-14 00:30:00 +0000"), ("28 August 2004 at 5pm", "2004-08-28 17:00:00 +0000"),
    ("Mon, 14 Mar 2016 10:00:00 GMT", "2016-03-14 10:00:00 +0000"),
    ("Mon Mar 14 10:20:30 EST 2016", "2016-03-14 10:20:30 -0500"), ("14-Mar-16", "2016-03-14 00:00:00 +0000"),
    ("Mar-14-1969", "1969-03-14 00:00:00 +0000"), ("14.3.2016", "2016-03-14 00:00:00 +0000"),
    ("2016/03/14", "2016-03-14 00:00:00 +0000"), ("1/2/3", "2001-02-03 00:00:00 +0000"),
    ("'99 May 1", "1999-05-01 00:00:00 +0000"), ("May 1", "2001-05-01 00:00:00 +0000"),
    ("10:20", "2001-09-09 10:20:00 +0000"), ("now", "2001-09-09 01:46:40 +0000"),
    ("Today", "2001-09-09 01:46:40 +0000"), ("1152098955", "2006-07-05 11:29:15 +0000"),
    ("99999-01-01", "99999-01-01 00:00:00 +0000"),
  ])
  func reading(text: String, expected: String) {
    let output = render("{{ '' | append: d | date: '%F %T %z' }}", ["d": .string(text)], in: Self.environment)
    #expect(output.text.text == expected)
  }

  @Test(arguments: [
    "hello", "", "Friday", "tomorrow", "2016-13-40", "03/14/2016", "10:61", "100000-01-01", "12:00:00:00",
    "1 2 3 4 5", "٣-٣-٢٠١٦",
  ])
  func whatIsNoDateStaysAsItIs(text: String) {
    let output = render("{{ d | date: '%F' }}", ["d": .string(text)], in: Self.environment)
    #expect(output.text.text == text)
    #expect(output.faults == [])
  }

  @Test(arguments: [
    ("%j %U %W %V %G %g %u %w %a %A", "064 09 09 09 2016 16 5 5 Fri Friday"),
    ("%-d/%-m/%y %l:%M %p %P %e %^b %#p %h", "4/3/16  5:06 AM am  4 MAR am Mar"),
    ("%3S|%_3S|%-3S|%05d|%_5d|%10a|%-10a|%010a|%^10B", "007|  7|7|00004|    4|       Fri|Fri|0000000Fri|     MARCH"),
    ("%L %N %3N %6N %12N %s", "089 089123456 089 089123 089123456000 1457067967"),
    ("%z %:z %::z %:::z %10z %_6z %-z %Z %#Z", "+0000 +00:00 +00:00:00 +00 +000000000   +000 +0000 UTC utc"),
    (
      "%c|%D|%F|%r|%R|%T|%v|%x|%X|%C",
      "Fri Mar  4 05:06:07 2016|03/04/16|2016-03-04|05:06:07 AM|05:06|05:06:07| 4-MAR-2016|03/04/16|05:06:07|20"
    ),
    ("%Ey %Od %EX %%%n%t.", "16 04 05:06:07 %\n\t."), ("%:a %Q %Ea %+ é%é", "%:a %Q %Ea %+ é%é"),
  ])
  func writing(format: String, expected: String) {
    let globals: LiquidObject = ["d": "2016-03-04T05:06:07.089123456Z", "f": .string(format)]
    #expect(render("{{ d | date: f }}", globals).text.text == expected)
  }

  @Test func aFormatThatEndsWithinADirectiveIsReported() {
    for format in ["%", "%%%", "%5", "%-", "%:"] {
      #expect(render("{{ '2016-03-14' | date: f }}", ["f": .string(format)]).faults == ["liquid-render 1:1-1:29"])
    }
    #expect(render("{{ '2016-03-14' | date: '' }}{{ nil | date: '%Y' }}").text.text == "2016-03-14")
  }

  @Test func weeksOfTheYearsEnd() {
    #expect(render("{{ '2021-01-03' | date: '%V %G %U %W' }}").text.text == "53 2020 01 00")
    #expect(render("{{ '2018-12-31' | date: '%V %G' }}").text.text == "01 2019")
    #expect(render("{{ '2000-02-29' | date: '%j %U %W %V %G %u %a' }}").text.text == "060 09 09 09 2000 2 Tue")
  }

  @Test(arguments: [
    ("'2008-11-07T13:07:54-08:00' | date_to_xmlschema", "2008-11-07T13:07:54-08:00"),
    ("'2008-11-07 21:07:54 UTC' | date_to_rfc822", "Fri, 07 Nov 2008 13:07:54 -0800"),
    ("1226063274 | date_to_xmlschema", "2008-11-07T05:07:54-08:00"),
    ("'2008-11-07' | date_to_string", "07 Nov 2008"),
    ("'2008-11-07' | date_to_string: 'ordinal'", "7th Nov 2008"),
    ("'2008-11-07' | date_to_string: 'ordinal', 'US'", "Nov 7th, 2008"),
    ("'2008-11-22' | date_to_long_string: 'ordinal'", "22nd November 2008"),
    ("'2008-11-11' | date_to_long_string: 'ordinal', 'US'", "November 11th, 2008"),
    ("'November 12, 2008' | date_to_long_string", "12 November 2008"), ("nil | date_to_string", ""),
  ])
  func jekyllsForms(expression: String, expected: String) throws {
    let zone = try #require(TimeZone(identifier: "America/Los_Angeles"))
    #expect(render("{{ \(expression) }}", in: Environment(timeZone: zone)).text.text == expected)
  }

  @Test func jekyllReportsWhatIsNoDate() {
    #expect(render("{{ 'no date' | date_to_string }}").diagnostics.map(\.message) == ["`no date` is no date"])
  }

  @Test func datesWithoutZoneAreLocal() throws {
    let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
    let environment = Environment(timeZone: zone)
    #expect(
      render("{{ '2024-07-01 12:00' | date_to_xmlschema }}", in: environment).text.text == "2024-07-01T12:00:00+02:00")
    #expect(render("{{ 0 | date: '%H:%M %z' }}", in: environment).text.text == "01:00 +0100")
  }
}

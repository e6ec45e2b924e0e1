from rapporteur.api import read

ENTRY = """Gas dispute: as it happens

Live updates, 12 January 2025

16:40
Energy minister rejects "ultimatum"

Energy Minister Alma Serik says Ostland will not accept what she calls an "ultimatum" from the pipeline company.

15:10
Council urges restraint

The Littoral Council is urging both sides to talk. "We are in contact with Norland," a spokeswoman told the briefing.

13:00
What has been agreed so far?

Prime Minister Joren Aske wrote: "A deal is a deal. We expect it to be kept." He has previously denied that\
 his country owes the company anything.
"""


def test_a_live_blog_is_read_entry_by_entry() -> None:
    record = read(ENTRY, outlet="Norland Post")
    text = record.report.text
    rows = [(s.chain[-1].name, s.stance, " … ".join(c.of(text) for c in s.content)) for s in record.statements]
    assert ("Littoral Council", "asserts", '"We are in contact with Norland,"') in rows  # not whom the quotation names
    assert ("Joren Aske", "asserts", '"A deal is a deal. We expect it to be kept."') in rows
    assert ("Joren Aske", "denies", "his country owes the company anything") in rows
    assert not any(s.cue and s.cue[0].of(text) == "rejects" for s in record.statements)  # the entry's head
    assert not any(s.stance == "declines" for s in record.statements)  # 'will not accept what' keeps nothing back


def test_what_opens_the_sentence_is_the_source_behind_an_insert() -> None:
    record = read(
        "Gas talks\\n\\nThe Vask Courier, citing three people familiar with the matter, reports that the company "
        "plans to cut flows by a third unless Ostland pays.",
        outlet="Norland Post",
    )
    assert [link.name for link in record.statements[0].chain[:2]] == ["Norland Post", "Vask Courier"]

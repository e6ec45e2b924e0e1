"""Whatever the words, a record comes out and every span quotes its text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.pipeline import Read, Stages
from rapporteur.read.reader import read_text

STAGES = Stages()
VOCABULARY = """
Norland Velia Ada Venn President the a minister union said told denied agreed offer rejected not never will would if
unless until to of by from in on Monday June 15 2025 30-day truce “ ” " ' , . : ; ? ! — - U.S. he she it they who which
that and but Norlandic Velian officials sources paper according quoted as saying declined comment seized claims its
"""
WORDS = st.sampled_from(VOCABULARY.split())
texts = st.lists(WORDS, min_size=1, max_size=60).map(" ".join).filter(lambda t: any(c.isalpha() for c in t))


@given(texts, st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_record_comes_out_of_any_words(text: str, attributions: bool) -> None:
    record = STAGES.record(Read(*read_text(text)), attributions=attributions)
    size = len(record.report.text)
    spans = [x for s in record.statements for x in (*s.content, *s.cue, *s.source)] + [a.trigger for a in record.acts]
    assert all(0 <= x.start < x.end <= size for x in spans)
    assert all(s.chain for s in record.statements)

"""The brief in its three forms: every line leads to its words, doubts are labelled, nothing hostile comes through."""

import re
from html.parser import HTMLParser

from dispute import Paper, strait

from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.export import brief_html, brief_markdown, brief_text
from rapporteur.views.brief import Brief, brief

EVIL = "\"><script>alert('x')</script><img src=x onerror=alert(1)>' onmouseover='alert(2)"


class Page(HTMLParser):
    """What a browser would make of a page: its tags, attributes and the text of its marks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.ids: list[str] = []
        self.marked: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [v for k, v in attrs if k == "id" and v]
        if tag == "mark":
            names = dict(attrs).get("class") or ""
            self._open = [n.removeprefix("m-") for n in names.split() if n.startswith("m-")]

    def handle_endtag(self, tag: str) -> None:
        self._open = [] if tag == "mark" else self._open

    def handle_data(self, data: str) -> None:
        for id_ in self._open:
            self.marked[id_] = self.marked.get(id_, "") + data


def _brief() -> Brief:
    return brief(strait(), title="The strait", as_of="2031-05-12")


def _hostile() -> Brief:
    paper = Paper(f"Outlet {EVIL}", "2031-05-06", f"Norland rejected a fee {EVIL} today.", f"Title {EVIL}")
    paper.act("REJECT", "rejected", f"Norland {EVIL}/Norland {EVIL}", about=f"a fee {EVIL}")
    paper.diagnostics.append(Diagnostic(f"code{EVIL}", f"message {EVIL}", paper.at("a fee"), (EVIL,)))
    return brief([paper.posting()], title=f"Dossier {EVIL}")


def test_every_link_of_the_page_leads_to_its_words() -> None:
    told = _brief()
    page = Page(brief_html.render(told))
    targets = [v[1:] for k, v in page.attributes if k == "href" and v and v.startswith("#")]
    assert set(targets) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    notes = {n.report.id: n for n in told.reports}
    for e in (e for block in told.issues for row in block.positions for e in row.evidence):
        assert page.marked[brief_html.place(notes[e.report].number, e.span)] == e.quote


def test_the_page_asks_for_nothing_from_outside_and_runs_nothing() -> None:
    html = brief_html.render(_brief())
    page = Page(html)
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(page.tags)
    assert not [v for k, v in page.attributes if k in ("src", "srcset") or k.startswith("on")]
    assert "url(" not in html
    assert "default-src 'none'" in html


def test_hostile_titles_and_texts_stay_text() -> None:
    html = brief_html.render(_hostile())
    page = Page(html)
    assert not {"script", "img"} & set(page.tags)
    assert not [k for k, _ in page.attributes if k.startswith("on")]
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_hostile_titles_and_texts_stay_text_in_markdown_and_terminals() -> None:
    assert not re.search(r"(?<!\\)<script", brief_markdown.render(_hostile()))
    steering = brief([Paper("O", None, "\x1b[2J Norland left.", "\x1b]0;x\x07").posting()])
    assert "\x1b" not in brief_text.render(steering)


def test_a_web_address_is_a_link_and_anything_else_is_not() -> None:
    posting = strait()[0]
    report = posting.record.report
    for url, links in (("https://example.org/a?b=1&c=2", 1), ("javascript:alert(1)", 0), (None, 0)):
        record = type(posting.record)(type(report)(report.id, report.text, url))
        html = brief_html.render(brief([type(posting)(record, posting.added)]))
        assert html.count(">original</a>") == links


def test_doubts_are_labelled_in_words_in_every_form() -> None:
    for words in (brief_text.render(_brief()), brief_markdown.render(_brief()), brief_html.render(_brief())):
        assert "⚠ unnamed source" in words
        assert "≠ denied" in words


def test_text_refers_to_report_quote_outlet_and_date() -> None:
    told = _brief()
    text = " ".join(brief_text.render(told).split())
    assert (
        "[1: “Norland on Tuesday rejected a pilot fee of nine crowns in the Immer strait”, Coast Wire, 6 May 2031]"
        in text
    )
    leaked = brief_text.render(brief(strait(), as_of="2031-05-10"))
    assert "2 reports, 1 independent origin" in " ".join(leaked.split())
    assert "party.ambiguous: the spokesman is not named" in text
    assert max(map(len, brief_text.render(told, width=80).splitlines())) <= 80


def test_an_empty_dossier_gives_a_brief_that_says_so() -> None:
    for words in (brief_text.render(brief([])), brief_markdown.render(brief([])), brief_html.render(brief([]))):
        assert "No positions found." in words
        assert "0 reports" in words

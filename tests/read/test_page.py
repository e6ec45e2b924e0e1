"""HTML pages: metadata first, main text only, broken and hostile markup."""

import pytest

from rapporteur.errors import ReportError
from rapporteur.read.reader import read_bytes, read_text

HEAD = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Envoys meet | The Harbour Herald</title>
<link rel="canonical" href="https://www.harbourherald.example/news/envoys">"""
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle",
"headline": "Envoys meet at the lake", "datePublished": "2025-05-06T23:30:00+03:00", "author": [{"name": "Ann Writer"}],
"publisher": {"@type": "Organization", "name": "The Harbour Herald"}}]}</script>"""
META = """<meta property="og:title" content="Envoys meet at the lake"><meta property="og:site_name" content="The Harbour
Herald"><meta property="article:published_time" content="2025-05-06T23:30:00+03:00"><meta name="author"
content="Ann Writer">"""
PARAGRAPHS = (
    "The envoys of Northland and Southland met on Tuesday at the lake to discuss the ferry, officials of both said.",
    "“We will not sign before the spring,” the foreign minister of Northland told reporters in the harbour.",
    "The ferry",
    "It has been out of service since March, when a storm damaged the pier and two boats that were moored there.",
)
BODY = f"""<body><nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Envoys meet at the lake</h1>
<p>{PARAGRAPHS[0]}</p><figure><img src="x"><figcaption>Photo: Lee Lens</figcaption></figure><p>{PARAGRAPHS[1]}</p>
<h2>The ferry</h2><p>Related article: <a href="/y">Who owns the lake?</a></p><p>{PARAGRAPHS[3]}</p></article>
<footer><p>© 2025 Harbour Herald Ltd. All rights reserved.</p></footer></body></html>"""


@pytest.mark.parametrize("head", [LINKED, META])
def test_page_with_metadata(head: str) -> None:
    (reading, _), *_ = read_bytes(f"{HEAD}{head}</head>{BODY}".encode()).readings
    r = reading.report
    assert tuple(r.text.split("\n\n")) == PARAGRAPHS
    assert (r.title, r.outlet, r.byline) == ("Envoys meet at the lake", "The Harbour Herald", "Ann Writer")
    assert (r.published, r.published_basis) == ("2025-05-06", "metadata")
    assert r.url == "https://www.harbourherald.example/news/envoys"
    assert r.related == ("Who owns the lake?",)
    assert reading.extra == {"published_time": "2025-05-06T23:30:00+03:00"}
    assert [h.of(r.text) for h in reading.headings] == ["The ferry"]


def test_page_without_metadata_tells_its_outlet_by_its_copyright() -> None:
    body = BODY.replace("<h1>", "<p>12 May 2025 | 09:30</p><h1>")
    r = read_text(f"<html><head><title>x</title></head>{body}")[0].report
    assert (r.outlet, r.published) == ("Harbour Herald", "2025-05-12")


def test_page_and_plain_text_are_the_same_report() -> None:
    page = read_text(f"{HEAD}{LINKED}</head>{BODY}")[0].report
    plain = read_text("Envoys meet at the lake\n\n" + "\n\n".join(PARAGRAPHS))[0].report
    assert page.id == plain.id


def test_declared_charset_is_used() -> None:
    data = f"{HEAD}{LINKED}</head>{BODY}".replace('"utf-8"', '"windows-1252"').encode("cp1252")
    (reading, doubts), *_ = read_bytes(data, name="a.html").readings
    assert "“We will not sign" in reading.report.text
    assert not doubts


def test_truncated_page_gives_what_it_holds() -> None:
    whole = f"{HEAD}{LINKED}</head>{BODY}"
    reading, _ = read_text(whole[: whole.index("told reporters")])
    assert reading.report.text.startswith(PARAGRAPHS[0])


def test_hostile_markup_is_dropped() -> None:
    bad = "<script>alert(1)</script><iframe src=javascript:x></iframe><img src=x onerror=alert(1)>"
    text = read_text(f"{HEAD}{LINKED}</head>{BODY.replace('<h2>', bad + '<h2>')}")[0].report.text
    assert "alert" not in text
    assert "<" not in text


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>var a = 1</script></body></html>"])
def test_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(ReportError, match="no "):
        read_bytes(page.encode(), name="a.html")


@pytest.mark.parametrize("data", ['{"@type": ["NewsArticle"], "datePublished": 5, "author": 7}', "{broken", "[[[]]]"])
def test_odd_linked_data_is_passed_over(data: str) -> None:
    head = f'<script type="application/ld+json">{data}</script>{META}'
    assert read_text(f"{HEAD}{head}</head>{BODY}")[0].report.published == "2025-05-06"

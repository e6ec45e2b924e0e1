from pathlib import Path

from bench.rst import read

# 'The mayor, | elected twice, | said | the pier would open | if ships came. | It rained.'
ROWS = """
The attribution-positive:1->4:1|mayor|,
elected elaboration-attribute:2->1:0|twice|,
said same-unit_m:3->1:1
the ROOT:4:0|pier|would|open
if contingency-condition:5->4:0|ships|came|.
It context-background:6->4:2|rained|.
"""


def test_content_is_what_hangs_lower_than_the_attribution(tmp_path: Path) -> None:
    lines, n = ["# newpar", "# sent_id = x-1"], 0
    for unit in ROWS.split("\n"):
        for word in filter(None, unit.split("|")):
            n += 1
            form, _, relation = word.partition(" ")
            lines.append(f"{n}\t{form}\t{form}\tX\tX\t_\t0\troot\t_\t{'Discourse=' + relation if relation else '_'}")
    (tmp_path / "x.conllu").write_text("\n".join(lines))
    doc = read(tmp_path / "x.conllu")
    assert doc.text.startswith("The mayor , elected twice , said the pier")
    (found,) = doc.attributions()
    assert [u.words[0].span.of(doc.text) for u in found.told] == ["The", "said"]
    assert [u.words[0].span.of(doc.text) for u in found.content] == ["the", "if"]

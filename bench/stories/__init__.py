"""Small dossiers of our own writing, each with the rows that its views should hold.

A story is a TOML file: reports (outlet, day, text) and rows in a line each, reports by their number.

- `changes`: party | issue | direction | report. `contradictions`: claim report > denial report | kind.
- `meetings`: parties | date | status | moved from. These three lists are complete: any other row is false.
- `commitments`: parties | start | end | status. `positions`: as of | party | issue | stance. These must be found.

An issue is the head of an id, several with a slash, `*` for any; `-` is a value that is not told. `aliases` name a
party of the table in another way ('IAEA = International Atomic Energy Agency').
"""

"""The nouns: what a report says, frozen, standard library only, no I/O but a word list of its own, no clock.

The folder's listing is the glossary. Names and fields are those of the record (docs/record.md);
every other part of Rapporteur imports these and nothing here imports anything else of it.
"""

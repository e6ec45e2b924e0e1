"""Acts: the moves at the table that a report tells of. `reader.read_acts` is the only entry from outside."""

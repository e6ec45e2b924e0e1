"""who: the parties, people, outlets and places of a report, and whom each of its phrases means."""

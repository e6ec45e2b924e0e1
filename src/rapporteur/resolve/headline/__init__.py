"""What a report's title says: read with the grammar of headlines, tied to what the text says."""

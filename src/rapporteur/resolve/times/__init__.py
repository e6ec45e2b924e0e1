"""times: when things happened, by rules over the words, the tense and the day of the report; terms of commitments."""

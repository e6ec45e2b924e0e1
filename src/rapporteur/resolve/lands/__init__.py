"""lands: what a report says of a place: who claims, holds, seeks or recognises it."""

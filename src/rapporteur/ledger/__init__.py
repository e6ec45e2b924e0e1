"""ledger: the store; the only home of SQLAlchemy."""

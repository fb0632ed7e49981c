"""Pages of the aid ledger."""

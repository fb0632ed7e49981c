"""Pages of the people who check, ask and decide."""

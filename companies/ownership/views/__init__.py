"""Pages of ownership: the public check, and a company's own."""

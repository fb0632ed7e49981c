"""Pages of companies: registration, the company's own pages, its people, and the officer's verification."""

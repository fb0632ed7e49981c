"""Pages of evidence: the company's own, and the officer's desk."""

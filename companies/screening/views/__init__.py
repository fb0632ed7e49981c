"""Pages of the screening: the company's questions, and what officers do."""

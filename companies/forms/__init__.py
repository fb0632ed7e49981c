"""Forms of companies: they validate and never save."""

"""VIES, the Commission's check of VAT numbers: asked by a worker, never in a request."""

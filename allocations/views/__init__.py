"""Pages of offers and allocations: for the company, and for the operator."""

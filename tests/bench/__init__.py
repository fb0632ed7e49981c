"""Benchmarks: what a page costs, as a multiple of the floor in the same run."""

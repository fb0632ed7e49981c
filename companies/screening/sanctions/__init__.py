"""The EU's consolidated financial sanctions list: read, kept by edition, and compared with a company's names."""

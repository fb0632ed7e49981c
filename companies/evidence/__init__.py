"""Evidence of a company, and the desk at which an officer holds each claim against it."""

"""What a company says of its integrity: the questions, and which answers reach a person."""

"""What changed between two versions of an application, word by word."""

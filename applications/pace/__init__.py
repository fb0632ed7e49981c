"""The promised day: how it comes about, how near it is, and who hears when it is in danger."""

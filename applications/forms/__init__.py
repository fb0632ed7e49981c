"""Forms of the application; one file for each section."""

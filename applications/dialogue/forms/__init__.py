"""Forms of the dialogue; one file for each subject."""

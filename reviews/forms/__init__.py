"""Forms of the people who check, ask and decide; one file for each subject."""

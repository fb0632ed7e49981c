"""What an applicant gets in hand: the signature, files to keep, and a way to check that they are genuine."""

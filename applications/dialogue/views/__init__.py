"""Pages of the dialogue on the applicant's side."""

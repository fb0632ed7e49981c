"""Whom an applicant does not want as a judge: up to three names, each with a reason that officers alone read."""

"""Applying again: copies, renewals, and drafts that outlive a cut-off."""

"""The editions that the site is set up with: what each access mode asks first, in four languages."""

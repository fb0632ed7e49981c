"""Signing in with an identity that another house vouches for, by OpenID Connect."""

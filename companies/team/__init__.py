"""Letting people in: invitations by mail."""

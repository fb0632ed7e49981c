"""The portal through which Luxembourg's SMEs reach MeluXina-AI."""

from portal.celery import app as celery_app

__all__ = ["celery_app"]
